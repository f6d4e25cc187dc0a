/// What the tests' Exim rejects by the generated ACL statements.
enum EximCases {
    private static let base = "https://reject.example"

    static let all = listed + client + sender + recipient

    /// The reply to a client that announces a larger message than it may send.
    static let announcedSize = MailCase(
        "192.0.2.26", reply: "552 5.3.4 Message too big; see \(base)/too-big", page: "too-big",
        "sender")

    /// What is rejected after the message has arrived.
    /// - Parameter folder: where the signed messages are.
    static func content(in folder: String) -> [MailCase] {
        [
            MailCase(
                "192.0.2.9", ["--data", "@\(folder)/dkim-changed.eml"],
                reply: "550 5.7.20 DKIM check failed; see \(base)/dkim?ip=192.0.2.9",
                page: "dkim", "provider", ["192.0.2.9"]),
            MailCase(
                "192.0.2.9", ["--body", SampleText.eicar], port: 2503,
                reply: "550 5.7.1 Malware found; see \(base)/malware?ip=192.0.2.9",
                page: "malware", "sender", ["192.0.2.9"]),
            MailCase(
                "192.0.2.9", ["--data", SampleText.headless], port: 2503,
                reply: "554 5.7.1 Looks like spam; see \(base)/spam-content?ip=192.0.2.9",
                page: "spam-content", "sender", ["192.0.2.9"]),
        ]
    }

    private static let listed = [
        MailCase(
            "192.0.2.1",
            reply: "554 5.7.1 Blocklisted; see \(base)/dnsbl?ip=192.0.2.1&list=bl.spamcop.net",
            page: "dnsbl", "provider", ["192.0.2.1", "bl.spamcop.net"]),
        MailCase(
            "192.0.2.3",
            reply: "554 5.7.1 Blocklisted; see \(base)/dnsbl?ip=192.0.2.3&list=zen.spamhaus.org",
            page: "dnsbl", "provider", ["192.0.2.3", "zen.spamhaus.org"]),
        MailCase(
            "2001:db8::66",
            reply: "554 5.7.1 Blocklisted; see "
                + "\(base)/dnsbl?ip=2001:db8::66&list=zen.spamhaus.org",
            page: "dnsbl", "provider", ["2001:db8::66", "zen.spamhaus.org"]),
        MailCase(
            "192.0.2.4", ["--from", "<>"],
            reply: "554 5.7.1 Blocklisted; see "
                + "\(base)/dnsbl?ip=192.0.2.4&list=ips.backscatterer.org",
            page: "backscatter", "provider", ["192.0.2.4", "ips.backscatterer.org"]),
        MailCase(
            "192.0.2.9", ["--from", "a@spammer.example"],
            reply: "554 5.7.1 Domain is listed; see \(base)/dnsbl?list=dbl.spamhaus.org",
            page: "domain-reputation", "provider", ["dbl.spamhaus.org"]),
    ]

    private static let client = [
        MailCase(
            "192.0.2.77",
            reply: "550 5.7.1 Server is blocked; see \(base)/local-block?ip=192.0.2.77",
            page: "local-block", "provider", ["192.0.2.77"]),
        MailCase(
            "192.0.2.9", ["--helo", "localhost"],
            reply: "550 5.7.1 Wrong HELO name; see \(base)/helo?ip=192.0.2.9",
            page: "helo", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.2",
            reply: "550 5.7.25 No reverse DNS; see \(base)/no-reverse-dns?ip=192.0.2.2",
            page: "no-reverse-dns", "provider", ["192.0.2.2"]),
        MailCase(
            "192.0.2.9", port: 2501,
            reply: "530 5.7.0 Encryption required; see \(base)/tls-required?ip=192.0.2.9",
            page: "tls-required", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", port: 2502,
            reply: "451 4.7.1 Too many messages; see \(base)/rate-limit?ip=192.0.2.9",
            page: "rate-limit", "nobody", ["192.0.2.9"]),
    ]

    private static let sender = [
        MailCase(
            "192.0.2.9", ["--from", "blocked@sender.example"],
            reply: "550 5.7.1 Sender refused; see \(base)/sender-refused?ip=192.0.2.9",
            page: "sender-refused", "recipient", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--from", "a@nospf.example"],
            reply: "550 5.7.23 SPF check failed; see \(base)/spf?ip=192.0.2.9",
            page: "spf", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--from", "<>", "--to", "info@example.org,postmaster@example.org"],
            reply: "550 5.7.1 Bounces refused; see \(base)/backscatter?ip=192.0.2.9",
            page: "backscatter", "provider", ["192.0.2.9"]),
    ]

    private static let recipient = [
        MailCase(
            "192.0.2.9", ["--to", "x@outside.example"],
            reply: "550 5.7.1 Relay not permitted; see \(base)/relay-denied?ip=192.0.2.9",
            page: "relay-denied", "sender", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--to", "nobody@example.org"],
            reply: "550 5.1.1 No such address; see \(base)/user-unknown",
            page: "user-unknown", "sender"),
        MailCase(
            "192.0.2.9", ["--to", "staff@example.org"],
            reply: "550 5.7.1 Restricted recipient; see \(base)/restricted-recipient",
            page: "restricted-recipient", "recipient"),
        MailCase(
            "192.0.2.9", ["--to", "full@example.org"],
            reply: "552 5.2.2 Mailbox is full; see \(base)/mailbox-full",
            page: "mailbox-full", "recipient"),
        MailCase(
            "192.0.2.9", ["--to", "grey@example.org"],
            reply: "451 4.7.1 Greylisted for now; see \(base)/greylisting?ip=192.0.2.9",
            page: "greylisting", "nobody", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--attach-name", "game.exe", "--attach", "MZ"],
            reply: "550 5.7.1 Forbidden attachment; see \(base)/attachment",
            page: "attachment", "sender"),
        MailCase(
            "192.0.2.9",
            ["--data", "From: a@sender.example\\nTo: info@example.org, <broken\\n\\nText\\n"],
            reply: "550 5.6.0 Malformed message; see \(base)/malformed?ip=192.0.2.9",
            page: "malformed", "provider", ["192.0.2.9"]),
    ]
}
