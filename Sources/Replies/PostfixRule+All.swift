extension PostfixRule {
    /// Tried in this order: the first that matches counts.
    package static let all = transport + sender + recipient + content + other

    /// How the sending server behaves, not what it sends.
    private static let transport = [
        PostfixRule(
            .noReverseDNS, ["cannot find your hostname", "cannot find your reverse hostname"],
            450, "4.7.25", "Client host rejected: cannot find your hostname, [\(.address)]"),
        PostfixRule(
            .rateLimit,
            [
                "Error: too many connections", "Error: too much mail", "Error: too many recipients",
                "Error: too many new TLS sessions", "Error: too many AUTH commands",
                "rate limit", "ratelimit",
            ],
            450, "4.7.1", "Error: too many connections from \(.address)"),
        PostfixRule(
            .tlsRequired,
            ["Must issue a STARTTLS command first", "Session encryption is required"],
            450, "4.7.1", "<\(.path)>: Recipient address rejected: Session encryption is required"),
        PostfixRule(
            .authRequired,
            [
                "Authentication required", "not logged in", "not owned by user",
                "Error: authentication failed",
                "Encryption required for requested authentication",
            ],
            553, "5.7.1", "<\(.path)>: Sender address rejected: not owned by user \(.path)"),
        PostfixRule(
            .protocolError,
            [
                "Improper use of SMTP command pipelining", "too many errors", "Protocol error",
                "command not recognized", "nested MAIL command", "need MAIL command",
                "need RCPT command", "no valid recipients", "Syntax:",
                "Bad sender address syntax", "Bad recipient address syntax",
                "non-SMTP command", "send HELO/EHLO first", "bad syntax",
            ],
            503, "5.5.0",
            "<\(.domain)>: Data command rejected: Improper use of SMTP command pipelining"),
        PostfixRule(
            .helo, ["Helo command rejected"],
            504, "5.5.2", "<\(.domain)>: Helo command rejected: need fully-qualified hostname"),
        PostfixRule(
            .countryBlock, ["country", "geoip", "geographical"],
            554, "5.7.1",
            "<\(.domain)[\(.address)]>: Client host rejected: mail from your country is refused"),
        PostfixRule(
            .dynamicIP, ["dynamic address", "dynamic ip", "dial-up", "dialup", "generic reverse"],
            554, "5.7.1", "<\(.domain)[\(.address)]>: Client host rejected: dynamic address"),
        PostfixRule(
            .localBlock, ["Client host rejected"],
            554, "5.7.1", "<\(.domain)[\(.address)]>: Client host rejected: Access denied"),
        PostfixRule(
            .relayDenied, ["Relay access denied", "relaying denied", "relay not permitted"],
            554, "5.7.1", "<\(.path)>: Relay access denied"),
    ]

    private static let sender = [
        PostfixRule(
            .spf, ["SPF"],
            550, "5.7.23",
            "<\(.path)>: Recipient address rejected: Message rejected due to: SPF fail - not "
                + "authorized."),
        PostfixRule(
            .senderVerify, ["Sender address rejected: unverified address"],
            450, "4.1.7", "<\(.path)>: Sender address rejected: unverified address"),
        PostfixRule(
            .senderDomain,
            [
                "Sender address rejected: Domain not found",
                "Sender address rejected: malformed DNS server reply",
                "Sender address rejected: need fully-qualified address",
                "Sender address rejected: Domain",
            ],
            450, "4.1.8", "<\(.path)>: Sender address rejected: Domain not found"),
        PostfixRule(
            .senderRefused, ["Sender address rejected"],
            554, "5.7.1", "<\(.path)>: Sender address rejected: Access denied"),
    ]

    private static let recipient = [
        PostfixRule(
            .greylisting, ["greylist", "graylist"],
            450, "4.2.0", "<\(.path)>: Recipient address rejected: Greylisted"),
        PostfixRule(
            .mailboxFull,
            ["mailbox is full", "mailbox full", "quota exceeded", "over quota", "overquota"],
            552, "5.2.2", "<\(.path)>: Recipient address rejected: Mailbox is full"),
        PostfixRule(
            .moved, ["User has moved"],
            550, "5.1.6",
            "<\(.path)>: Recipient address rejected: User has moved to \(.path)"),
        PostfixRule(
            .mailboxDisabled,
            ["mailbox is disabled", "mailbox disabled", "account disabled", "user disabled"],
            550, "5.2.1", "<\(.path)>: Recipient address rejected: Mailbox is disabled"),
        PostfixRule(
            .noMailDomain,
            [
                "Recipient address rejected: Domain",
                "Recipient address rejected: malformed DNS server reply",
            ],
            556, "5.1.10",
            "<\(.path)>: Recipient address rejected: Domain \(.domain) does not accept mail "
                + "(nullMX)"),
        PostfixRule(
            .userUnknown,
            [
                "User unknown", "Recipient address rejected: unverified address",
                "Recipient address rejected: undeliverable address",
                "Recipient address rejected: need fully-qualified address",
            ],
            550, "5.1.1",
            "<\(.path)>: Recipient address rejected: User unknown in virtual mailbox table"),
        PostfixRule(
            .malformed, ["Multi-recipient bounce", "bare newline", "malformed"],
            550, "5.5.3", "<\(.domain)>: Data command rejected: Multi-recipient bounce"),
        PostfixRule(
            .restrictedRecipient, ["Recipient address rejected: Access denied"],
            554, "5.7.1", "<\(.path)>: Recipient address rejected: Access denied"),
    ]

    private static let content = [
        PostfixRule(
            .dmarc, ["DMARC"], 550, "5.7.1", "rejected by DMARC policy for \(.domain)"),
        PostfixRule(.arc, ["ARC valid", "ARC chain", "bad ARC"], 550, "5.7.29", "bad ARC chain"),
        PostfixRule(.dkim, ["DKIM"], 550, "5.7.20", "bad DKIM signature data"),
        PostfixRule(
            .malware, ["virus", "malware", "infected", "trojan"],
            554, "5.7.1", "virus Win.Test.EICAR_HDB-1 detected by ClamAV"),
        PostfixRule(
            .attachment, ["attachment", "BANNED", "file extension"],
            550, "5.7.1", "attachment type not allowed"),
        PostfixRule(
            .linkListed, ["URIBL", "SURBL", "listed link", "blacklisted url"],
            554, "5.7.1", "URIBL_BLACK: the message has a listed link"),
        PostfixRule(
            .spamContent,
            [
                "spam", "message content rejected", "Gtube", "blocked by policy: no bulk",
            ],
            554, "5.7.1", "Spam message rejected"),
        PostfixRule(
            .tooBig,
            ["exceeds fixed limit", "message file too big", "message too big", "too large"],
            552, "5.3.4", "Message size exceeds fixed limit"),
        PostfixRule(
            .mailLoop, ["too many hops", "mail loop"], 554, "5.4.0", "Error: too many hops"),
        PostfixRule(
            .nonASCIIAddress, ["SMTPUTF8", "8-bit", "non-ASCII"],
            550, "5.6.7", "Must declare SMTPUTF8 to send unicode address"),
    ]

    private static let other = [
        PostfixRule(
            .temporary,
            [
                "Temporary lookup failure", "Server configuration", "Insufficient system storage",
                "queue file write error", "internal error", "local problem", "try again later",
                "unavailable",
            ],
            451, "4.3.0", "<\(.path)>: Temporary lookup failure")
    ]
}
