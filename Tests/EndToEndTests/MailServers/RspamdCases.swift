/// What the tests' Rspamd rejects for a Postfix that checks nothing itself.
enum RspamdCases {
    private static let base = "https://reject.example"

    static let all = listed + judged + later

    /// The earlier message of a server that sends too often.
    static let often = ["--from", "often@sender.example", "--helo", "often.example"]

    private static let listed = [
        listed("192.0.2.1", "bl.spamcop.net"), listed("192.0.2.3", "zen.spamhaus.org"),
        listed("2001:db8::66", "zen.spamhaus.org"),
        refused(
            ["--from", "a@spammer.example"],
            "Service unavailable; domain blocked using dbl.spamhaus.org",
            "dnsbl?list=dbl.spamhaus.org", page: "domain-reputation", "provider",
            ["dbl.spamhaus.org"]),
    ]

    private static func listed(_ address: String, _ list: String) -> MailCase {
        MailCase(
            address, port: 2516,
            reply: "554 5.7.1 Service unavailable; client [\(address)] blocked using \(list); see "
                + "\(base)/dnsbl?ip=\(address)&list=\(list)",
            page: "dnsbl", "provider", [address, list])
    }

    private static let judged = [
        refused(["--from", "a@nospf.example"], "SPF check failed", page: "spf", "provider"),
        refused(["--from", "a@nodmarc.example"], "DMARC check failed", page: "dmarc", "provider"),
        refused(["--helo", "192.0.2.9"], "Wrong HELO name", page: "helo", "provider"),
        refused(
            from: "192.0.2.2", [], "No reverse DNS", page: "no-reverse-dns", "provider"),
        refused(
            ["--body", "http://spammer.example/"], "Contains listed link", page: "link-listed",
            "sender"),
        refused(
            ["--attach-name", "game.exe", "--attach", "MZ"], "Forbidden attachment", "attachment",
            page: "attachment", "sender", []),
        refused(
            ["--data", SampleText.headless], "Looks like spam", "spam-content",
            page: "spam-content", "sender", []),
        // Rspamd's own text, followed by Postfix's link.
        refused(["--body", SampleText.gtube], "Gtube pattern", page: "spam-content", "sender"),
    ]

    private static let later = [
        deferred("192.0.2.9", often, "Too many messages", "rate-limit"),
        // Rspamd recognizes text and sender, so no other case uses them.
        deferred(
            "192.0.2.78", ["--from", "grey@sender.example", "--body", "For the first time."],
            "Greylisted for now", "greylisting"),
    ]

    private static func deferred(
        _ address: String, _ arguments: [String], _ text: String, _ page: String
    ) -> MailCase {
        MailCase(
            address, arguments, port: 2516,
            reply: "451 4.7.1 \(text); see \(base)/\(page)?ip=\(address)", page: page, "nobody",
            [address])
    }

    /// - Parameter folder: where the signed messages are.
    static func signed(in folder: String) -> [MailCase] {
        [
            refused(
                ["--data", "@\(folder)/dkim-changed.eml"], "DKIM check failed", page: "dkim",
                "provider"),
            refused(
                ["--data", "@\(folder)/arc-changed.eml"], "ARC check failed", page: "arc",
                "provider"),
        ]
    }

    private static func refused(
        from address: String = "192.0.2.9", _ arguments: [String], _ text: String,
        _ link: String? = nil, page: String, _ actor: String, _ facts: [String]? = nil
    ) -> MailCase {
        MailCase(
            address, arguments, port: 2516,
            reply: "554 5.7.1 \(text); see \(base)/\(link ?? "\(page)?ip=\(address)")",
            page: page, actor, facts ?? [address])
    }
}
