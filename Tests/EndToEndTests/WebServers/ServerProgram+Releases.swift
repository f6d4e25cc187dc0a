import Foundation

extension ServerProgram {
    /// Serves the current release of a folder that `retour publish` fills, with the configuration of
    /// the release that is current when the server starts.
    /// - Parameters:
    ///   - way: nginx, Apache, or Caddy.
    ///   - home: for the server's own files.
    ///   - body: gets the address of the root.
    static func serve(
        _ way: Frontend, releasesIn target: URL, _ home: URL,
        _ body: (String) async throws -> Void
    ) async throws {
        let place = Place(
            site: target.appending(path: "current/site"), home: home, port: try await freePort(),
            configuration: target.appending(path: "current/\(way.rawValue)"))
        let program: ServerProgram =
            switch way {
            case .apache: .apache(place)
            case .caddy: .caddy(place)
            default: .nginx(place)
            }
        try await program.use(place) { try await body("http://127.0.0.1:\(place.port)") }
    }
}
