/// What the tests' OpenSMTPD rejects by the generated filters.
enum OpenSMTPDCases {
    static let all: [MailCase] = [
        .rejected(
            "550 5.7.1 Server is blocked", "local-block", "provider", from: "192.0.2.77",
            hasAddress: false),
        // Without a name, and with one that does not resolve to the address.
        .rejected(
            "550 5.7.25 No reverse DNS", "no-reverse-dns", "provider", from: "192.0.2.2",
            hasAddress: false),
        .rejected(
            "550 5.7.25 No reverse DNS", "no-reverse-dns", "provider", from: "192.0.2.5",
            hasAddress: false),
        .rejected(
            "550 5.7.1 Sender refused", "sender-refused", "recipient", hasAddress: false, "--from",
            "blocked@sender.example"),
        .rejected(
            "550 5.7.1 Restricted recipient", "restricted-recipient", "recipient",
            hasAddress: false, "--to", "staff@example.org"),
    ]
}
