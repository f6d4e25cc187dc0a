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

    var testDescription: String { reply }

    /// The link at the end of the reply.
    var link: String { reply.split(separator: " ").last.map(String.init) ?? "" }
}
