import Foundation
import Subprocess
import SystemPackage

/// A plain web server for files, as any static host is one: Python's own, on a free loopback port,
/// with `404.html` for what is not there.
enum PlainHost {
    static func use(_ folder: URL, _ body: (_ port: Int) async throws -> Void) async throws {
        _ = try await Subprocess.run(
            .name("python3"),
            arguments: ["-u", "-c", script, folder.path], input: .none, output: .sequence,
            error: .discarded
        ) { execution in
            do {
                try await body(try await announcedPort(in: execution.standardOutput.strings()))
            } catch {
                try? execution.send(signal: .terminate)
                throw error
            }
            try execution.send(signal: .terminate)
        }
    }

    private static let script = """
        import http.server, os, sys

        class Host(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments):
                super().__init__(*arguments, directory=sys.argv[1])

            def send_error(self, code, message=None, explain=None):
                path = os.path.join(sys.argv[1], "404.html")
                if code != 404 or not os.path.exists(path):
                    return super().send_error(code, message, explain)
                with open(path, "rb") as file:
                    body = file.read()
                self.send_response(404)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
        print("port", server.server_port)
        server.serve_forever()
        """

    /// The port in the line `port 43411`.
    private static func announcedPort(
        in lines: SubprocessOutputSequence.StringSequence<UTF8>
    ) async throws -> Int {
        for try await line in lines {
            if let match = line.firstMatch(of: /port (\d+)/), let port = Int(match.1) {
                return port
            }
        }
        throw ToolFailure.serverDidNotStart
    }
}
