import Testing

/// A message that a mail server rejects, its whole reply, and the page that the reply links to.
struct MailCase: CustomTestStringConvertible, Sendable {
    let address: String
    let port: Int
    let arguments: [String]
    /// The reply's only line.
    let reply: String
    /// The reason whose text the page shows, and who can fix it.
    let page: (reason: String, actor: String)
    /// The address and the list that the page shows.
    let facts: [String]

    /// The address of the site.
    static let base = "https://reject.example"

    init(
        _ address: String, _ arguments: [String] = [], port: Int = 25, reply: String,
        page reason: String, _ actor: String, _ facts: [String] = []
    ) {
        self.address = address
        self.port = port
        let defaults = [
            ("--from", "a@sender.example"), ("--to", "info@example.org"),
            ("--helo", "good.example"),
        ]
        self.arguments =
            arguments
            + defaults.flatMap { arguments.contains($0.0) ? [] : [$0.0, $0.1] }
        self.reply = reply
        self.page = (reason, actor)
        self.facts = facts
    }

    /// A message that is rejected with a text and the link to a page.
    /// - Parameter hasAddress: whether the link has the address of the sending server.
    static func rejected(
        _ text: String, _ page: String, _ actor: String, from address: String = "192.0.2.9",
        port: Int = 25, hasAddress: Bool = true, _ arguments: String...
    ) -> MailCase {
        MailCase(
            address, arguments, port: port,
            reply: "\(text); see \(base)/\(page)\(hasAddress ? "?ip=\(address)" : "")",
            page: page, actor, hasAddress ? [address] : [])
    }

    /// A message from a listed server, or from a server in a listed domain.
    /// - Parameters:
    ///   - page: the reason whose text explains the list, and who can fix it.
    ///   - hasAddress: whether the link has the address of the sending server.
    static func listed(
        _ text: String, _ list: String, page: String = "dnsbl", _ actor: String = "provider",
        from address: String, port: Int = 25, hasAddress: Bool = true, _ arguments: String...
    ) -> MailCase {
        MailCase(
            address, arguments, port: port,
            reply: "\(text); see \(base)/dnsbl?\(hasAddress ? "ip=\(address)&" : "")list=\(list)",
            page: page, actor, hasAddress ? [address, list] : [list])
    }

    var testDescription: String { reply }
}
