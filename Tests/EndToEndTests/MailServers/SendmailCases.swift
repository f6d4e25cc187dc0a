/// What the tests' Sendmail rejects by the generated lines.
enum SendmailCases {
    static let all: [MailCase] = [
        listed("bl.spamcop.net", from: "192.0.2.1"),
        listed("zen.spamhaus.org", from: "192.0.2.3"),
        .listed(
            "554 5.7.1 Service unavailable; Client host [192.0.2.6] blocked using zen.spamhaus.org",
            "pbl.spamhaus.org", page: "dynamic-ip", "sender", from: "192.0.2.6"),
        .rejected(
            "550 5.7.1 Server is blocked", "local-block", "provider", from: "192.0.2.77",
            hasAddress: false),
        .rejected(
            "550 5.7.1 <blocked@sender.example>... Sender refused", "sender-refused", "recipient",
            hasAddress: false, "--from", "blocked@sender.example"),
        .rejected(
            "550 5.7.1 <internal@example.org>... Restricted recipient", "restricted-recipient",
            "recipient", hasAddress: false, "--to", "internal@example.org"),
        .rejected(
            "550 5.2.1 <closed@example.org>... Mailbox is disabled", "mailbox-disabled",
            "recipient", hasAddress: false, "--to", "closed@example.org"),
        .rejected(
            "550 5.7.1 <x@outside.example>... Relay not permitted", "relay-denied", "sender",
            hasAddress: false, "--to", "x@outside.example"),
    ]

    private static func listed(_ list: String, from address: String) -> MailCase {
        .listed(
            "554 5.7.1 Service unavailable; Client host [\(address)] blocked using \(list)", list,
            from: address)
    }
}
