/// What the tests' OpenSMTPD rejects by the generated filters.
enum OpenSMTPDCases {
    static let all = [
        refused("192.0.2.77", [], "550 5.7.1 Server is blocked", "local-block", "provider"),
        // Without a name, and with one that does not resolve to the address.
        refused("192.0.2.2", [], "550 5.7.25 No reverse DNS", "no-reverse-dns", "provider"),
        refused("192.0.2.5", [], "550 5.7.25 No reverse DNS", "no-reverse-dns", "provider"),
        refused(
            "192.0.2.9", ["--from", "blocked@sender.example"], "550 5.7.1 Sender refused",
            "sender-refused", "recipient"),
        refused(
            "192.0.2.9", ["--to", "staff@example.org"], "550 5.7.1 Restricted recipient",
            "restricted-recipient", "recipient"),
    ]

    private static func refused(
        _ address: String, _ arguments: [String], _ text: String, _ page: String, _ actor: String
    ) -> MailCase {
        MailCase(
            address, arguments, reply: "\(text); see https://reject.example/\(page)", page: page,
            actor)
    }
}
