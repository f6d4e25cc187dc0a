/// What the tests' Sendmail rejects by the generated lines.
enum SendmailCases {
    private static let base = "https://reject.example"

    static let all = [
        listed("192.0.2.1", "bl.spamcop.net"), listed("192.0.2.3", "zen.spamhaus.org"),
        MailCase(
            "192.0.2.77", reply: "550 5.7.1 Server is blocked; see \(base)/local-block",
            page: "local-block", "provider"),
        MailCase(
            "192.0.2.9", ["--from", "blocked@sender.example"],
            reply: "550 5.7.1 <blocked@sender.example>... Sender refused; see "
                + "\(base)/sender-refused",
            page: "sender-refused", "recipient"),
        refused(
            "internal@example.org", "550 5.7.1", "Restricted recipient", "restricted-recipient",
            "recipient"),
        refused(
            "closed@example.org", "550 5.2.1", "Mailbox is disabled", "mailbox-disabled",
            "recipient"),
        refused("x@outside.example", "550 5.7.1", "Relay not permitted", "relay-denied", "sender"),
    ]

    private static func listed(_ address: String, _ list: String) -> MailCase {
        MailCase(
            address,
            reply: "554 5.7.1 Service unavailable; Client host [\(address)] blocked using "
                + "\(list); see \(base)/dnsbl?ip=\(address)&list=\(list)",
            page: "dnsbl", "provider", [address, list])
    }

    private static func refused(
        _ recipient: String, _ codes: String, _ text: String, _ page: String, _ actor: String
    ) -> MailCase {
        MailCase(
            "192.0.2.9", ["--to", recipient],
            reply: "\(codes) <\(recipient)>... \(text); see \(base)/\(page)", page: page, actor)
    }
}
