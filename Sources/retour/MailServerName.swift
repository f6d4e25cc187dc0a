internal import ArgumentParser
internal import MailServers

/// A mail server as the command line names it.
struct MailServerName: ExpressibleByArgument {
    let server: any MailServer

    init?(argument: String) {
        guard let server = MailServers.all.first(where: { $0.name == argument }) else {
            return nil
        }
        self.server = server
    }

    static var allValueStrings: [String] { MailServers.all.map { $0.name } }
}
