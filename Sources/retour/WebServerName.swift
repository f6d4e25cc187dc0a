internal import ArgumentParser
internal import WebServers

/// A kind of web server, by its name on the command line.
struct WebServerName: ExpressibleByArgument {
    let type: any WebServer.Type

    /// Any host that serves files as they are.
    static let plain = WebServerName(type: StaticHost.self)

    var isPlain: Bool { type == StaticHost.self }

    private init(type: any WebServer.Type) {
        self.type = type
    }

    init?(argument: String) {
        guard let type = WebServers.all.first(where: { $0.name == argument }) else { return nil }
        self.type = type
    }

    var defaultValueDescription: String { type.name }

    static var allValueStrings: [String] { WebServers.all.map { $0.name } }
}
