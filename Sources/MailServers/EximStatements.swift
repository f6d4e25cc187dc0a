internal import Rejections
internal import Replies

/// The ACL statements of Exim, and the replies that they make.
struct EximStatements {
    /// Where in the SMTP session a statement stands.
    enum Stage: String, CaseIterable, CustomStringConvertible {
        case connect, helo, mail, rcpt, dkim, mime, data

        var description: String { rawValue }
    }

    /// A statement of the operator's choice: refuses when `conditions` hold.
    private struct Check {
        let stage: Stage
        let cause: Cause
        /// The macro that switches it on, behind `RETOUR_CHECK_`.
        let name: String
        /// What the macro is set to.
        let setting: String
        let explanation: String
        var verb = "deny"
        let conditions: [String]
    }

    let links: RejectionLinks

    init(_ links: RejectionLinks) {
        self.links = links
    }

    static func variable(_ value: ReplyText.Value) -> String {
        switch value {
        case .address: "$sender_host_address"
        case .domain: "$sender_helo_name"
        case .path: "$sender_address"
        case .subject: "sender"
        case .words: ""
        }
    }

    /// Every reply, lists first.
    var replies: [Reply] {
        links.lists.compactMap(reply) + Cause.allCases.compactMap(links.reply)
    }

    /// A macro for each reason that has a page. Exim replaces a macro's name wherever it stands, so
    /// each ends in `_TEXT`, and none is the start of another.
    var texts: [(name: String, text: String)] {
        Cause.allCases.compactMap { cause in
            links.reply(for: cause).map { (Self.macro(cause), Self.spelled($0)) }
        }
    }

    /// The checks whose page the site has: name, setting, and what it does.
    var checks: [(name: String, setting: String, explanation: String)] {
        Self.all.filter { links.link(to: $0.cause) != nil }.map {
            ($0.name, $0.setting, $0.explanation)
        }
    }

    /// The file for a stage.
    func statements(at stage: Stage) -> String {
        let lists = stage == .rcpt ? links.lists.map(statement).joined(separator: "\n") + "\n" : ""
        let checks = Self.all.filter { $0.stage == stage && links.link(to: $0.cause) != nil }
        return comment("To be included in the ACL of acl_smtp_\(stage).") + lists
            + checks.map(statement).joined(separator: "\n")
    }

    private static func macro(_ cause: Cause) -> String {
        "RETOUR_\(cause.rawValue.uppercased().replacing("-", with: "_"))_TEXT"
    }

    private static func spelled(_ reply: Reply) -> String { reply.line.rendered(with: variable) }

    private func reply(_ list: QueriedBlocklist) -> Reply? {
        links.reply(
            for: list, text: list.question == .domain ? "Domain is listed; see" : "Blocklisted; see"
        )
    }

    private func statement(_ list: QueriedBlocklist) -> String {
        // So many values are still a line that people can read.
        guard let reply = reply(list), let codes = list.filter.addresses(limit: 512) else {
            return "# \(list.publicZone) has too many answers to name them here: not asked.\n"
        }
        let key: String
        var conditions: [String] = []
        switch list.question {
        case .domain: key = "/$sender_address_domain"
        case .addressOfBounce:
            conditions.append("senders  = :")
            key = ""
        default: key = ""
        }
        conditions.append("dnslists = \(list.zone)=\(codes.joined(separator: ","))\(key)")
        return """
            # \(list.blocklist.name), with the answers that are listings.
            deny message  = \(Self.spelled(reply))
            \(conditions.map { "     \($0)" }.joined(separator: "\n"))

            """
    }

    /// Without a `log_message` Exim logs a failed `verify` in its own words.
    private func statement(_ check: Check) -> String {
        """
        # \(check.explanation)
        .ifdef RETOUR_CHECK_\(check.name)
        \(check.verb) message = \(Self.macro(check.cause))
             log_message = \(Self.macro(check.cause))
        \(check.conditions.map { "     \($0)" }.joined(separator: "\n"))
        .endif

        """
    }

    /// `RETOUR_CHECK_…` names must not be the start of one another either.
    private static let all = [
        Check(
            stage: .connect, cause: .localBlock, name: "BLOCKED_HOSTS",
            setting: "/etc/exim4/retour-blocked-hosts",
            explanation: "Servers of your own list: addresses and networks, one a line.",
            conditions: ["hosts = net-iplsearch;RETOUR_CHECK_BLOCKED_HOSTS"]),
        Check(
            stage: .connect, cause: .rateLimit, name: "CONNECTIONS", setting: "60 / 1m / strict",
            explanation: "Servers that connect too often.", verb: "defer",
            conditions: ["ratelimit = RETOUR_CHECK_CONNECTIONS"]),
        Check(
            stage: .helo, cause: .helo, name: "HELO", setting: "yes",
            explanation: "Servers whose HELO name has no dot, or is an address without brackets.",
            conditions: [
                #"condition = ${if or{{!match{$sender_helo_name}{\N\.\N}}{isip{$sender_helo_name}}}}"#
            ]),
        Check(
            stage: .mail, cause: .tooBig, name: "SIZE", setting: "50M",
            explanation: "Messages that announce more octets.",
            conditions: ["condition = ${if >{$message_size}{RETOUR_CHECK_SIZE}}"]),
        Check(
            stage: .mail, cause: .tlsRequired, name: "TLS", setting: "yes",
            explanation: "Servers that do not encrypt.",
            conditions: ["!encrypted = *"]),
        Check(
            stage: .mail, cause: .senderRefused, name: "BLOCKED_SENDERS",
            setting: "/etc/exim4/retour-blocked-senders",
            explanation: "Senders of your own list: addresses, one a line.",
            conditions: ["senders = lsearch;RETOUR_CHECK_BLOCKED_SENDERS"]),
        Check(
            stage: .rcpt, cause: .relayDenied, name: "RELAY",
            setting: "+local_domains : +relay_to_domains",
            explanation: "Mail for domains that are not yours.",
            conditions: [
                "!domains = RETOUR_CHECK_RELAY", "!authenticated = *",
            ]),
        Check(
            stage: .rcpt, cause: .noReverseDNS, name: "REVERSE_DNS", setting: "yes",
            explanation: "Servers whose address has no name, or one that does not lead back to it.",
            conditions: ["!verify = reverse_host_lookup"]),
        Check(
            stage: .rcpt, cause: .senderDomain, name: "SENDER_DOMAIN", setting: "yes",
            explanation: "Senders whose domain does not exist.",
            conditions: ["!senders = :", "!verify = sender"]),
        Check(
            stage: .rcpt, cause: .spf, name: "SPF", setting: "fail",
            explanation: "Servers that the sender's domain forbids (Exim with SPF).",
            conditions: ["spf = RETOUR_CHECK_SPF"]),
        Check(
            stage: .rcpt, cause: .restrictedRecipient, name: "RESTRICTED",
            setting: "/etc/exim4/retour-restricted",
            explanation: "Addresses of yours for people who have logged in: one a line.",
            conditions: ["recipients = lsearch;RETOUR_CHECK_RESTRICTED", "!authenticated = *"]),
        Check(
            stage: .rcpt, cause: .userUnknown, name: "RECIPIENT", setting: "yes",
            explanation: "Addresses that do not exist.",
            conditions: ["!verify = recipient"]),
        Check(
            stage: .rcpt, cause: .backscatter, name: "BOUNCES", setting: "1",
            explanation: "Bounces to more than one recipient.",
            conditions: [
                "senders = :", "condition = ${if >{$rcpt_count}{RETOUR_CHECK_BOUNCES}}",
            ]),
        Check(
            stage: .dkim, cause: .dkim, name: "DKIM", setting: "fail",
            explanation: "Messages with a wrong signature.",
            conditions: ["dkim_status = RETOUR_CHECK_DKIM"]),
        Check(
            stage: .mime, cause: .attachment, name: "ATTACHMENTS",
            setting:
                #"\N(?i)\.(bat|cmd|com|cpl|exe|hta|jar|js|jse|lnk|msi|pif|ps1|scr|vbe|vbs|wsf)$\N"#,
            explanation: "Attachments that are programs.",
            conditions: ["condition = ${if match{$mime_filename}{RETOUR_CHECK_ATTACHMENTS}}"]),
        Check(
            stage: .data, cause: .malformed, name: "HEADERS", setting: "yes",
            explanation: "Messages with broken header fields.",
            conditions: ["!verify = header_syntax"]),
        Check(
            stage: .data, cause: .malware, name: "MALWARE", setting: "*",
            explanation: "Malware (needs av_scanner).",
            conditions: ["malware = RETOUR_CHECK_MALWARE"]),
        Check(
            stage: .data, cause: .spamContent, name: "SPAM", setting: "50",
            explanation: "Spam, at that many tenths of a point (needs spamd_address).",
            conditions: [
                "spam = nobody:true", "condition = ${if >{$spam_score_int}{RETOUR_CHECK_SPAM}}",
            ]),
    ]
}
