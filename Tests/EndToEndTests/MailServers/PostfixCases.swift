/// What the tests' Postfix rejects: each reason that it can give.
enum PostfixCases {
    private static let base = "https://reject.example"

    static let all = listed + client + sender + recipient + content

    /// - Parameter folder: where the signed messages are.
    static func signed(in folder: String) -> [MailCase] {
        [
            MailCase(
                "192.0.2.9", ["--data", "@\(folder)/dkim-changed.eml"], port: 2517,
                reply: "550 5.7.0 bad DKIM signature data; see \(base)/dkim?ip=192.0.2.9",
                page: "dkim", "provider", ["192.0.2.9"])
        ]
    }

    private static let listed = [
        MailCase(
            "192.0.2.1",
            reply: "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using "
                + "bl.spamcop.net; see \(base)/dnsbl?ip=192.0.2.1&list=bl.spamcop.net",
            page: "dnsbl", "provider", ["192.0.2.1", "bl.spamcop.net"]),
        MailCase(
            "192.0.2.3",
            reply: "554 5.7.1 Service unavailable; Client host [192.0.2.3] blocked using "
                + "zen.spamhaus.org; see \(base)/dnsbl?ip=192.0.2.3&list=zen.spamhaus.org",
            page: "dnsbl", "provider", ["192.0.2.3", "zen.spamhaus.org"]),
        MailCase(
            "2001:db8::66",
            reply: "554 5.7.1 Service unavailable; Client host [2001:db8::66] blocked using "
                + "zen.spamhaus.org; see \(base)/dnsbl?ip=2001:db8::66&list=zen.spamhaus.org",
            page: "dnsbl", "provider", ["2001:db8::66", "zen.spamhaus.org"]),
        MailCase(
            "192.0.2.4", ["--from", "<>"],
            reply: "554 5.7.1 Service unavailable; Client host [192.0.2.4] blocked using "
                + "ips.backscatterer.org; see "
                + "\(base)/dnsbl?ip=192.0.2.4&list=ips.backscatterer.org",
            page: "backscatter", "provider", ["192.0.2.4", "ips.backscatterer.org"]),
        MailCase(
            "192.0.2.9", ["--from", "a@spammer.example"],
            reply: "554 5.7.1 Service unavailable; Sender address blocked using "
                + "dbl.spamhaus.org; see \(base)/dnsbl?list=dbl.spamhaus.org",
            page: "domain-reputation", "provider", ["dbl.spamhaus.org"]),
        MailCase(
            "192.0.2.1", port: 2509,
            reply: "550 5.7.1 Service unavailable; client [192.0.2.1] blocked using "
                + "bl.spamcop.net; see \(base)/dnsbl?ip=192.0.2.1&list=bl.spamcop.net",
            page: "dnsbl", "provider", ["192.0.2.1", "bl.spamcop.net"]),
        MailCase(
            "2001:db8::66", port: 2509,
            reply: "550 5.7.1 Service unavailable; client [2001:db8::66] blocked using "
                + "zen.spamhaus.org; see \(base)/dnsbl?ip=2001:db8::66&list=zen.spamhaus.org",
            page: "dnsbl", "provider", ["2001:db8::66", "zen.spamhaus.org"]),
    ]

    private static let client = [
        MailCase(
            "192.0.2.77",
            reply: "554 5.7.1 <unknown[192.0.2.77]>: Client host rejected: Access denied; see "
                + "\(base)/local-block?ip=192.0.2.77",
            page: "local-block", "provider", ["192.0.2.77"]),
        MailCase(
            "192.0.2.78",
            reply: "554 5.7.1 <unknown[192.0.2.78]>: Client host rejected: mail from your country "
                + "is refused; see \(base)/country-block?ip=192.0.2.78",
            page: "country-block", "operator", ["192.0.2.78"]),
        MailCase(
            "192.0.2.79",
            reply: "554 5.7.1 <unknown[192.0.2.79]>: Client host rejected: dynamic address; use "
                + "your provider's server; see \(base)/dynamic-ip?ip=192.0.2.79",
            page: "dynamic-ip", "sender", ["192.0.2.79"]),
        MailCase(
            "192.0.2.2", port: 2501,
            reply: "450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.2]; see "
                + "\(base)/no-reverse-dns?ip=192.0.2.2",
            page: "no-reverse-dns", "provider", ["192.0.2.2"]),
        MailCase(
            "192.0.2.2", port: 2502,
            reply: "450 4.7.1 Client host rejected: cannot find your reverse hostname, "
                + "[192.0.2.2]; see \(base)/no-reverse-dns?ip=192.0.2.2",
            page: "no-reverse-dns", "provider", ["192.0.2.2"]),
        MailCase(
            "192.0.2.9", ["--helo", "localhost"], port: 2503,
            reply: "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname; "
                + "see \(base)/helo?ip=192.0.2.9",
            page: "helo", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--helo", "nothere.invalid"], port: 2503,
            reply: "450 4.7.1 <nothere.invalid>: Helo command rejected: Host not found; see "
                + "\(base)/helo?ip=192.0.2.9",
            page: "helo", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", port: 2504,
            reply: "450 4.7.1 Session encryption is required; see "
                + "\(base)/tls-required?ip=192.0.2.9",
            page: "tls-required", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", port: 2513,
            reply: "530 5.7.0 Must issue a STARTTLS command first; see "
                + "\(base)/tls-required?ip=192.0.2.9",
            page: "tls-required", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", port: 2505,
            reply: "450 4.7.1 Error: too much mail from 192.0.2.9; see "
                + "\(base)/rate-limit?ip=192.0.2.9",
            page: "rate-limit", "nobody", ["192.0.2.9"]),
    ]

    private static let sender = [
        MailCase(
            "192.0.2.9", ["--from", "blocked@sender.example"],
            reply: "554 5.7.1 <blocked@sender.example>: Sender address rejected: Access denied; "
                + "see \(base)/sender-refused?ip=192.0.2.9",
            page: "sender-refused", "recipient", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9",
            [
                "--from", "owned@example.org", "--auth", "PLAIN", "--auth-user", "info",
                "--auth-password", "secret",
            ], port: 2515,
            reply: "553 5.7.1 <owned@example.org>: Sender address rejected: not owned by user "
                + "info; see \(base)/auth-required?ip=192.0.2.9",
            page: "auth-required", "sender", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--from", "spam@nothere.invalid"],
            reply: "450 4.1.8 <spam@nothere.invalid>: Sender address rejected: Domain not found; "
                + "see \(base)/sender-domain?ip=192.0.2.9",
            page: "sender-domain", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--from", "a@nothere.invalid"], port: 2506,
            reply: "450 4.1.7 <a@nothere.invalid>: Sender address rejected: unverified address: "
                + "Host or domain name not found. Name service error for name=nothere.invalid "
                + "type=AAAA: Host not found; see \(base)/sender-verify?ip=192.0.2.9",
            page: "sender-verify", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--from", "a@nospf.example"],
            reply: "550 5.7.23 <info@example.org>: Recipient address rejected: Message rejected "
                + "due to: SPF fail - not authorized.; see \(base)/spf?ip=192.0.2.9",
            page: "spf", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--from", "<>", "--to", "info@example.org,postmaster@example.org"],
            reply: "550 5.5.3 <DATA>: Data command rejected: Multi-recipient bounce; see "
                + "\(base)/malformed?ip=192.0.2.9",
            page: "malformed", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--from", "ä@sender.example"],
            reply: "553 5.6.7 Must declare SMTPUTF8 to send unicode address; see "
                + "\(base)/non-ascii-address",
            page: "non-ascii-address", "sender"),
    ]

    private static let recipient = [
        refused(
            "nobody", "550 5.1.1", "User unknown in local recipient table", "user-unknown", "sender"
        ),
        refused("moved", "550 5.1.6", "User has moved to new@example.com", "moved", "sender"),
        refused(
            "full", "554 5.2.2", "Quota exceeded (mailbox for user is full)", "mailbox-full",
            "recipient", port: 2512),
        refused("closed", "550 5.2.1", "Mailbox is disabled", "mailbox-disabled", "recipient"),
        refused("staff", "554 5.7.1", "Access denied", "restricted-recipient", "recipient"),
        refused(
            "info", "450 4.2.0",
            "Greylisted, see http://postgrey.schweikert.ch/help/example.org.html", "greylisting",
            "nobody", port: 2511, showsAddress: true),
        refused("other", "554 5.7.1", "Just because", "unknown", "sender", showsAddress: true),
        MailCase(
            "192.0.2.9", port: 2514,
            reply: "451 4.3.0 <info@example.org>: Temporary lookup failure; see \(base)/temporary",
            page: "temporary", "nobody"),
        MailCase(
            "192.0.2.9", ["--to", "x@outside.example"],
            reply: "454 4.7.1 <x@outside.example>: Relay access denied; see "
                + "\(base)/relay-denied?ip=192.0.2.9",
            page: "relay-denied", "sender", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--to", "a@nothere.invalid"], port: 2507,
            reply: "450 4.1.2 <a@nothere.invalid>: Recipient address rejected: Domain not found; "
                + "see \(base)/no-mail-domain",
            page: "no-mail-domain", "sender"),
    ]

    private static func refused(
        _ user: String, _ codes: String, _ text: String, _ page: String, _ actor: String,
        port: Int = 25, showsAddress: Bool = false
    ) -> MailCase {
        MailCase(
            "192.0.2.9", ["--to", "\(user)@example.org"], port: port,
            reply: "\(codes) <\(user)@example.org>: Recipient address rejected: \(text); see "
                + "\(base)/\(page)\(showsAddress ? "?ip=192.0.2.9" : "")",
            page: page, actor, showsAddress ? ["192.0.2.9"] : [])
    }

    private static let content = [
        MailCase(
            "192.0.2.9", ["--from", "a@nodmarc.example"], port: 2510,
            reply: "550 5.7.1 rejected by DMARC policy for nodmarc.example; see "
                + "\(base)/dmarc?ip=192.0.2.9",
            page: "dmarc", "provider", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9", ["--attach-name", "game.exe", "--attach", "MZ"],
            reply: "550 5.7.1 Forbidden attachment; see \(base)/attachment",
            page: "attachment", "sender"),
        MailCase(
            "192.0.2.9",
            ["--body", SampleText.eicar],
            reply: "550 5.7.1 Malware found; see \(base)/malware?ip=192.0.2.9",
            page: "malware", "sender", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9",
            ["--body", SampleText.gtube],
            reply: "550 5.7.1 Looks like spam; see \(base)/spam-content?ip=192.0.2.9",
            page: "spam-content", "sender", ["192.0.2.9"]),
        MailCase(
            "192.0.2.9",
            ["--body", String(repeating: "A line of a message.\\n", count: 1500)],
            reply: "552 5.3.4 Error: message file too big; see \(base)/too-big",
            page: "too-big", "sender"),
        MailCase(
            "192.0.2.9",
            [
                "--data",
                String(repeating: "Received: from a by b; x\\n", count: 25) + "\\nText\\n",
            ],
            reply: "554 5.4.0 Error: too many hops; see \(base)/mail-loop",
            page: "mail-loop", "recipient"),
    ]
}
