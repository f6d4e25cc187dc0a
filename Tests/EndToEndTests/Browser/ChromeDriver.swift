import Foundation
import Subprocess

/// One chromedriver process, alive exactly as long as the body it is handed to.
enum ChromeDriver {
    /// Starts the driver as the body's own, with `home` for all files it and Chromium write.
    ///
    /// When the body ends, returned, thrown or cancelled, so do its browsers and then the driver.
    /// Should this process crash, the driver ends too: it lives until the pipe to its shell's
    /// standard input is closed.
    static func run<Value: Sendable>(
        home: URL, _ body: (WebDriverConnection) async throws -> Value
    ) async throws -> Value {
        try InstalledProgram.chromedriver.require()
        try InstalledProgram.curl.require()
        return try await Subprocess.run(
            .name("sh"), arguments: ["-c", script], environment: environment(home: home),
            platformOptions: ownProcessGroup(),
            input: .inputWriter, output: .sequence, error: .combinedWithOutput
        ) { driver in
            let port = try await announcedPort(in: driver.standardOutput.strings())
            let connection = WebDriverConnection(port: port, folder: home)
            let value: Value
            do {
                value = try await body(connection)
            } catch {
                // The body's own error is the one to report.
                try? await shutDown(connection)
                throw error
            }
            try await shutDown(connection)
            return value
        }.closureResult
    }

    /// Ends the browsers in order, even for a task that was cancelled.
    private static func shutDown(_ driver: WebDriverConnection) async throws {
        try await Task { try await driver.shutDown() }.value
    }

    /// Port 0 has chromedriver take a free IPv6 port, and give up if the IPv4 port of that number
    /// is not free: once in some hundred times when connections were lately closed. Hence the loop.
    /// After `exec` the shell itself no longer holds the output, which ends with the driver's.
    /// `kill 0` is for the process group: the driver, Chromium if it is still there, the shell.
    private static let script = """
        (for attempt in 1 2 3 4 5; do chromedriver --port=0 && break; done) &
        exec >/dev/null 2>&1
        read -r _
        kill 0
        """

    private static func environment(home: URL) -> Environment {
        .inherit.updating([
            "HOME": home.path, "TMPDIR": home.path,
            "XDG_CONFIG_HOME": nil, "XDG_CACHE_HOME": nil, "XDG_DATA_HOME": nil,
        ])
    }

    /// Cancelling leaves five seconds to shut down in order; SIGCONT itself does nothing.
    private static func ownProcessGroup() -> PlatformOptions {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .resume, allowedDurationToNextStep: .seconds(5)),
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(5)),
        ]
        return options
    }

    /// The port in the driver's line "ChromeDriver was started successfully on port 43411."
    private static func announcedPort(
        in lines: SubprocessOutputSequence.StringSequence<UTF8>
    ) async throws -> Int {
        var printed: [String] = []
        for try await line in lines {
            if let announcement = line.range(of: "started successfully on port "),
                let port = Int(line[announcement.upperBound...].prefix(while: \.isNumber))
            {
                return port
            }
            printed.append(line)
        }
        throw ToolFailure.driverDidNotStart(printed: printed.joined(separator: "\n"))
    }
}
