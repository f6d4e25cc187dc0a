/// What the tests' Exim rejects by the generated ACL statements.
enum EximCases {
    static let all = listed + client + sender + recipient

    /// The reply to a client that announces a larger message than it may send.
    static let announcedSize = MailCase.rejected(
        "552 5.3.4 Message too big", "too-big", "sender", hasAddress: false)

    /// What is rejected after the message has arrived.
    /// - Parameter folder: where the signed messages are.
    static func content(in folder: String) -> [MailCase] {
        [
            .rejected(
                "550 5.7.20 DKIM check failed", "dkim", "provider", "--data",
                "@\(folder)/dkim-changed.eml"),
            .rejected(
                "550 5.7.1 Malware found", "malware", "sender", port: 2503, "--body",
                SampleText.eicar),
            .rejected(
                "554 5.7.1 Looks like spam", "spam-content", "sender", port: 2503, "--data",
                SampleText.headless),
        ]
    }

    private static let listed: [MailCase] = [
        .listed("554 5.7.1 Blocklisted", "bl.spamcop.net", from: "192.0.2.1"),
        .listed("554 5.7.1 Blocklisted", "zen.spamhaus.org", from: "192.0.2.3"),
        .listed("554 5.7.1 Blocklisted", "zen.spamhaus.org", from: "2001:db8::66"),
        .listed(
            "554 5.7.1 Blocklisted", "pbl.spamhaus.org", page: "dynamic-ip", "sender",
            from: "192.0.2.6"),
        .listed(
            "554 5.7.1 Blocklisted", "ips.backscatterer.org", page: "backscatter",
            from: "192.0.2.4", "--from", "<>"),
        .listed(
            "554 5.7.1 Domain is listed", "dbl.spamhaus.org", page: "domain-reputation",
            from: "192.0.2.9", hasAddress: false, "--from", "a@spammer.example"),
    ]

    private static let client: [MailCase] = [
        .rejected("550 5.7.1 Server is blocked", "local-block", "provider", from: "192.0.2.77"),
        .rejected("550 5.7.1 Wrong HELO name", "helo", "provider", "--helo", "localhost"),
        .rejected("550 5.7.25 No reverse DNS", "no-reverse-dns", "provider", from: "192.0.2.2"),
        .rejected("530 5.7.0 Encryption required", "tls-required", "provider", port: 2501),
        .rejected("451 4.7.1 Too many messages", "rate-limit", "nobody", port: 2502),
    ]

    private static let sender: [MailCase] = [
        .rejected(
            "550 5.7.1 Sender refused", "sender-refused", "recipient", "--from",
            "blocked@sender.example"),
        .rejected("550 5.7.23 SPF check failed", "spf", "provider", "--from", "a@nospf.example"),
        .rejected(
            "550 5.7.1 Bounces refused", "backscatter", "provider", "--from", "<>", "--to",
            "info@example.org,postmaster@example.org"),
    ]

    private static let recipient: [MailCase] = [
        .rejected(
            "550 5.7.1 Relay not permitted", "relay-denied", "sender", "--to",
            "x@outside.example"),
        .rejected(
            "550 5.1.1 No such address", "user-unknown", "sender", hasAddress: false, "--to",
            "nobody@example.org"),
        .rejected(
            "550 5.7.1 Restricted recipient", "restricted-recipient", "recipient",
            hasAddress: false, "--to", "staff@example.org"),
        .rejected(
            "552 5.2.2 Mailbox is full", "mailbox-full", "recipient", hasAddress: false, "--to",
            "full@example.org"),
        .rejected(
            "451 4.7.1 Greylisted for now", "greylisting", "nobody", "--to", "grey@example.org"),
        .rejected(
            "550 5.7.1 Forbidden attachment", "attachment", "sender", hasAddress: false,
            "--attach-name", "game.exe", "--attach", "MZ"),
        .rejected(
            "550 5.6.0 Malformed message", "malformed", "provider", "--data",
            "From: a@sender.example\\nTo: info@example.org, <broken\\n\\nText\\n"),
    ]
}
