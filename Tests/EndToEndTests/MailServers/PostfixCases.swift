/// What the tests' Postfix rejects: each reason that it can give.
enum PostfixCases {
    static let all = listed + client + sender + recipient + content

    /// - Parameter folder: where the signed messages are.
    static func signed(in folder: String) -> [MailCase] {
        [
            .rejected(
                "550 5.7.0 bad DKIM signature data", "dkim", "provider", port: 2517, "--data",
                "@\(folder)/dkim-changed.eml")
        ]
    }

    private static let listed = [
        listed("bl.spamcop.net", from: "192.0.2.1"),
        listed("zen.spamhaus.org", from: "192.0.2.3"),
        listed("zen.spamhaus.org", from: "2001:db8::66"),
        .listed(
            "554 5.7.1 Service unavailable; Client host [192.0.2.6] blocked using zen.spamhaus.org",
            "pbl.spamhaus.org", page: "dynamic-ip", "sender", from: "192.0.2.6"),
        .listed(
            "554 5.7.1 Service unavailable; Client host [192.0.2.4] blocked using "
                + "ips.backscatterer.org", "ips.backscatterer.org", page: "backscatter",
            from: "192.0.2.4", "--from", "<>"),
        .listed(
            "554 5.7.1 Service unavailable; Sender address blocked using dbl.spamhaus.org",
            "dbl.spamhaus.org", page: "domain-reputation", from: "192.0.2.9", hasAddress: false,
            "--from", "a@spammer.example"),
        listedByPostscreen("bl.spamcop.net", from: "192.0.2.1"),
        listedByPostscreen("zen.spamhaus.org", from: "2001:db8::66"),
    ]

    private static func listed(_ list: String, from address: String) -> MailCase {
        .listed(
            "554 5.7.1 Service unavailable; Client host [\(address)] blocked using \(list)", list,
            from: address)
    }

    private static func listedByPostscreen(_ list: String, from address: String) -> MailCase {
        .listed(
            "550 5.7.1 Service unavailable; client [\(address)] blocked using \(list)", list,
            from: address, port: 2509)
    }

    private static let client: [MailCase] = [
        .rejected(
            "554 5.7.1 <unknown[192.0.2.77]>: Client host rejected: Access denied", "local-block",
            "provider", from: "192.0.2.77"),
        .rejected(
            "554 5.7.1 <unknown[192.0.2.78]>: Client host rejected: mail from your country is "
                + "refused", "country-block", "operator", from: "192.0.2.78"),
        .rejected(
            "554 5.7.1 <unknown[192.0.2.79]>: Client host rejected: dynamic address; use your "
                + "provider's server", "dynamic-ip", "sender", from: "192.0.2.79"),
        .rejected(
            "450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.2]",
            "no-reverse-dns", "provider", from: "192.0.2.2", port: 2501),
        .rejected(
            "450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.2]",
            "no-reverse-dns", "provider", from: "192.0.2.2", port: 2502),
        .rejected(
            "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname", "helo",
            "provider", port: 2503, "--helo", "localhost"),
        .rejected(
            "450 4.7.1 <nothere.invalid>: Helo command rejected: Host not found", "helo",
            "provider", port: 2503, "--helo", "nothere.invalid"),
        .rejected(
            "450 4.7.1 Session encryption is required", "tls-required", "provider", port: 2504),
        .rejected(
            "530 5.7.0 Must issue a STARTTLS command first", "tls-required", "provider",
            port: 2513),
        .rejected(
            "450 4.7.1 Error: too much mail from 192.0.2.9", "rate-limit", "nobody", port: 2505),
    ]

    private static let sender: [MailCase] = [
        .rejected(
            "554 5.7.1 <blocked@sender.example>: Sender address rejected: Access denied",
            "sender-refused", "recipient", "--from", "blocked@sender.example"),
        .rejected(
            "553 5.7.1 <owned@example.org>: Sender address rejected: not owned by user info",
            "auth-required", "sender", port: 2515, "--from", "owned@example.org", "--auth",
            "PLAIN", "--auth-user", "info", "--auth-password", "secret"),
        .rejected(
            "450 4.1.8 <spam@nothere.invalid>: Sender address rejected: Domain not found",
            "sender-domain", "provider", "--from", "spam@nothere.invalid"),
        .rejected(
            "450 4.1.7 <a@nothere.invalid>: Sender address rejected: unverified address: Host or "
                + "domain name not found. Name service error for name=nothere.invalid type=AAAA: "
                + "Host not found", "sender-verify", "provider", port: 2506, "--from",
            "a@nothere.invalid"),
        .rejected(
            "550 5.7.23 <info@example.org>: Recipient address rejected: Message rejected due to: "
                + "SPF fail - not authorized.", "spf", "provider", "--from", "a@nospf.example"),
        .rejected(
            "550 5.5.3 <DATA>: Data command rejected: Multi-recipient bounce", "backscatter",
            "provider", "--from", "<>", "--to", "info@example.org,postmaster@example.org"),
        .rejected(
            "553 5.6.7 Must declare SMTPUTF8 to send unicode address", "non-ascii-address",
            "sender", hasAddress: false, "--from", "ä@sender.example"),
    ]

    private static let recipient = [
        rejected(
            "nobody", "550 5.1.1", "User unknown in local recipient table", "user-unknown", "sender"
        ),
        rejected("moved", "550 5.1.6", "User has moved to new@example.com", "moved", "sender"),
        rejected(
            "full", "554 5.2.2", "Quota exceeded (mailbox for user is full)", "mailbox-full",
            "recipient", port: 2512),
        rejected("closed", "550 5.2.1", "Mailbox is disabled", "mailbox-disabled", "recipient"),
        rejected("staff", "554 5.7.1", "Access denied", "restricted-recipient", "recipient"),
        rejected(
            "info", "450 4.2.0",
            "Greylisted, see http://postgrey.schweikert.ch/help/example.org.html", "greylisting",
            "nobody", port: 2511, hasAddress: true),
        rejected("other", "554 5.7.1", "Just because", "user-unknown", "sender"),
        .rejected(
            "451 4.3.0 <info@example.org>: Temporary lookup failure", "temporary", "nobody",
            port: 2514, hasAddress: false),
        .rejected(
            "454 4.7.1 <x@outside.example>: Relay access denied", "relay-denied", "sender", "--to",
            "x@outside.example"),
        .rejected(
            "450 4.1.2 <a@nothere.invalid>: Recipient address rejected: Domain not found",
            "no-mail-domain", "sender", port: 2507, hasAddress: false, "--to",
            "a@nothere.invalid"),
    ]

    private static func rejected(
        _ user: String, _ codes: String, _ text: String, _ page: String, _ actor: String,
        port: Int = 25, hasAddress: Bool = false
    ) -> MailCase {
        .rejected(
            "\(codes) <\(user)@example.org>: Recipient address rejected: \(text)", page, actor,
            port: port, hasAddress: hasAddress, "--to", "\(user)@example.org")
    }

    private static let content: [MailCase] = [
        .rejected(
            "550 5.7.1 rejected by DMARC policy for nodmarc.example", "dmarc", "provider",
            port: 2510, "--from", "a@nodmarc.example"),
        .rejected(
            "550 5.7.1 Forbidden attachment", "attachment", "sender", hasAddress: false,
            "--attach-name", "game.exe", "--attach", "MZ"),
        .rejected("550 5.7.1 Malware found", "malware", "sender", "--body", SampleText.eicar),
        .rejected(
            "550 5.7.1 Looks like spam", "spam-content", "sender", "--body", SampleText.gtube),
        .rejected(
            "552 5.3.4 Error: message file too big", "too-big", "sender", hasAddress: false,
            "--body", String(repeating: "A line of a message.\\n", count: 1500)),
        .rejected(
            "554 5.4.0 Error: too many hops", "mail-loop", "recipient", hasAddress: false, "--data",
            String(repeating: "Received: from a by b; x\\n", count: 25) + "\\nText\\n"),
    ]
}
