/// What the tests' Rspamd rejects for a Postfix that checks nothing itself.
enum RspamdCases {
    static let all = listed + decided + later

    /// The options of a server that sends too often.
    static let often = ["--from", "often@sender.example", "--helo", "often.example"]

    private static let port = 2516

    private static let listed = [
        listed("bl.spamcop.net", from: "192.0.2.1"),
        listed("zen.spamhaus.org", from: "192.0.2.3"),
        listed("zen.spamhaus.org", from: "2001:db8::66"),
        .listed(
            "554 5.7.1 Service unavailable; client [192.0.2.6] blocked using zen.spamhaus.org",
            "pbl.spamhaus.org", page: "dynamic-ip", "sender", from: "192.0.2.6", port: port),
        .listed(
            "554 5.7.1 Service unavailable; domain blocked using dbl.spamhaus.org",
            "dbl.spamhaus.org", page: "domain-reputation", from: "192.0.2.9", port: port,
            hasAddress: false, "--from", "a@spammer.example"),
    ]

    private static func listed(_ list: String, from address: String) -> MailCase {
        .listed(
            "554 5.7.1 Service unavailable; client [\(address)] blocked using \(list)", list,
            from: address, port: port)
    }

    private static let decided: [MailCase] = [
        .rejected(
            "554 5.7.1 SPF check failed", "spf", "provider", port: port, "--from",
            "a@nospf.example"),
        .rejected(
            "554 5.7.1 DMARC check failed", "dmarc", "provider", port: port, "--from",
            "a@nodmarc.example"),
        .rejected(
            "554 5.7.1 Wrong HELO name", "helo", "provider", port: port, "--helo", "192.0.2.9"),
        .rejected(
            "554 5.7.1 No reverse DNS", "no-reverse-dns", "provider", from: "192.0.2.2",
            port: port),
        .rejected(
            "554 5.7.1 Contains listed link", "link-listed", "sender", port: port, "--body",
            "http://spammer.example/"),
        .rejected(
            "554 5.7.1 Forbidden attachment", "attachment", "sender", port: port,
            hasAddress: false, "--attach-name", "game.exe", "--attach", "MZ"),
        .rejected(
            "554 5.7.1 Looks like spam", "spam-content", "sender", port: port, hasAddress: false,
            "--data", SampleText.headless),
        // Rspamd's own text, followed by Postfix's link.
        .rejected(
            "554 5.7.1 Gtube pattern", "spam-content", "sender", port: port, "--body",
            SampleText.gtube),
    ]

    private static let later: [MailCase] = [
        .rejected(
            "451 4.7.1 Too many messages", "rate-limit", "nobody", port: port, "--from",
            "often@sender.example", "--helo", "often.example"),
        // Rspamd recognizes text and sender, so no other case uses them.
        .rejected(
            "451 4.7.1 Greylisted for now", "greylisting", "nobody", from: "192.0.2.78",
            port: port, "--from", "grey@sender.example", "--body", "For the first time."),
    ]

    /// - Parameter folder: where the signed messages are.
    static func signed(in folder: String) -> [MailCase] {
        [
            .rejected(
                "554 5.7.1 DKIM check failed", "dkim", "provider", port: port, "--data",
                "@\(folder)/dkim-changed.eml"),
            .rejected(
                "554 5.7.1 ARC check failed", "arc", "provider", port: port, "--data",
                "@\(folder)/arc-changed.eml"),
        ]
    }
}
