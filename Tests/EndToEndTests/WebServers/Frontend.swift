import Foundation
import TestSupport
import WebServers

/// How a reader can get the site: from our server, from one of Debian's, or as plain files.
enum Frontend: String, CaseIterable, Sendable {
    case builtIn, nginx, apache, htaccess, caddy, plain

    /// What it cannot do.
    var missingCapabilities: Set<Capability> {
        switch self {
        case .builtIn: []
        case .nginx: Nginx.missingCapabilities
        case .apache, .htaccess: Apache.missingCapabilities
        case .caddy: Caddy.missingCapabilities
        case .plain: StaticHost.missingCapabilities
        }
    }

    /// A header field of the built-in server as a configuration has it: a configuration does not
    /// know the style of the pages, whose own policy allows only that.
    static func configured(_ field: String) -> String {
        field.replacing(/'sha256-[^']*'/, with: "'unsafe-inline'")
    }

    /// What `retour build --for` makes its files for.
    private var target: String {
        switch self {
        case .builtIn, .plain: "static"
        case .nginx: "nginx"
        case .apache, .htaccess: "apache"
        case .caddy: "caddy"
        }
    }

    /// Serves a site in this way while `body` runs with the address of the root.
    /// - Returns: what the server wrote into its logs.
    @discardableResult
    func use(_ site: SiteFolder, _ body: (String) async throws -> Void) async throws -> String {
        if self == .builtIn {
            return try await RunningServer.use(site.root) { try await body($0.address("")) }.log
        }
        return try await TemporaryFolder.use { folder in
            let files = folder.appending(path: "site")
            let run = try await RetourProgram.run(
                "build", "--for", target, "--output", files.path, in: site.root)
            guard run.status == 0 else {
                throw ToolFailure.webServerDidNotStart(printed: run.errors)
            }
            if self == .plain {
                try await PlainHost.use(files) { try await body("http://127.0.0.1:\($0)") }
                return ""
            }
            return try await use(files, home: folder.appending(path: "home"), body)
        }
    }

    private func use(
        _ files: URL, home: URL, _ body: (String) async throws -> Void
    ) async throws -> String {
        let place = ServerProgram.Place(
            site: files, home: home, port: try await ServerProgram.freePort())
        let program: ServerProgram
        switch self {
        case .nginx: program = .nginx(place)
        case .caddy: program = .caddy(place)
        case .htaccess:
            program = .htaccess(place)
            try FileManager.default.copyItem(
                atPath: place.included("apache", "htaccess"), toPath: files.path + "/.htaccess")
        default: program = .apache(place)
        }
        return try await program.use(place) { try await body("http://127.0.0.1:\(place.port)") }
    }

    /// Serves a site in several ways at once.
    static func use(
        _ ways: some Collection<Frontend>, _ site: SiteFolder,
        _ body: ([Frontend: String]) async throws -> Void
    ) async throws {
        try await use(Array(ways)[...], site, [:], body)
    }

    private static func use(
        _ ways: ArraySlice<Frontend>, _ site: SiteFolder, _ addresses: [Frontend: String],
        _ body: ([Frontend: String]) async throws -> Void
    ) async throws {
        guard let way = ways.first else { return try await body(addresses) }
        try await way.use(site) { address in
            try await use(
                ways.dropFirst(), site, addresses.merging([way: address]) { $1 }, body)
        }
    }
}
