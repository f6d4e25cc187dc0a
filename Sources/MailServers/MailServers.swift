package import MailSettings

/// The mail servers that there is a generator for.
package enum MailServers {
    package static let all: [any MailServer] = [
        Postfix(), Exim(), Rspamd(), Haraka(), Sendmail(), OpenSMTPD(),
    ]

    /// The generator for a Postfix that is there already: nothing that it does is replaced.
    package static func postfix(extending configuration: PostfixConfiguration) -> any MailServer {
        Postfix(present: (configuration.settings, configuration.listUses))
    }
}
