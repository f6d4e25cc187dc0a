internal import Replies

/// The mail servers that there is a generator for.
package enum MailServers {
    package static let all: [any MailServer] = [
        Postfix(), Exim(), Rspamd(), Haraka(), OpenSMTPD(), Sendmail(),
    ]

    /// The configuration, all of whose replies have been checked.
    /// - Throws: `MailServerError` with every reply that must not be sent.
    package static func configuration(
        of server: any MailServer, _ links: RejectionLinks
    ) throws -> MailServerConfiguration {
        let configuration = server.configuration(links)
        let problems = configuration.replies.flatMap { $0.problems(secrets: links.secrets) }
        guard problems.isEmpty else {
            throw MailServerError(problems: problems.map { "\(server.name): \($0)" })
        }
        return configuration
    }
}
