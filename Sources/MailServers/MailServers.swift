/// The mail servers that there is a generator for.
package enum MailServers {
    package static let all: [any MailServer] = [
        Postfix(), Exim(), Rspamd(), Haraka(), Sendmail(), OpenSMTPD(),
    ]
}
