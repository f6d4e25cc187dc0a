internal import Replies

/// When in an SMTP session an ACL is run.
enum EximStage: String, CaseIterable {
    case connect, helo, mail, rcpt, dkim, mime, data
}

/// A check that the operator can switch on: it rejects a message if all its conditions are met.
struct EximCheck {
    let stage: EximStage
    let cause: Cause
    /// The macro that switches the check on. No such name may be the start of another one.
    let macro: ConfigurationText
    /// A value of the macro.
    let setting: ConfigurationText
    let explanation: ConfigurationText
    let verb: ConfigurationText
    let conditions: [ConfigurationText]

    private init(
        _ stage: EximStage, _ cause: Cause, _ macro: ConfigurationText,
        setting: ConfigurationText = "yes", _ explanation: ConfigurationText,
        verb: ConfigurationText = "deny", _ conditions: ConfigurationText...
    ) {
        (self.stage, self.cause, self.macro) = (stage, cause, "RETOUR_CHECK_\(macro)")
        (self.setting, self.explanation) = (setting, explanation)
        (self.verb, self.conditions) = (verb, conditions)
    }

    static let all = [
        EximCheck(
            .connect, .localBlock, "BLOCKED_HOSTS", setting: "/etc/exim4/retour-blocked-hosts",
            "Servers on your own list: addresses and networks, one per line.",
            "hosts = net-iplsearch;RETOUR_CHECK_BLOCKED_HOSTS"),
        EximCheck(
            .connect, .rateLimit, "CONNECTIONS", setting: "60 / 1m / strict",
            "Servers that connect too often.", verb: "defer",
            "ratelimit = RETOUR_CHECK_CONNECTIONS"),
        EximCheck(
            .helo, .helo, "HELO",
            "Servers whose HELO name has no dot or is an address without brackets.",
            #"condition = ${if or{{!match{$sender_helo_name}{\N\.\N}}{isip{$sender_helo_name}}}}"#),
        EximCheck(
            .mail, .tooBig, "SIZE", setting: "50M", "Messages that announce a larger size.",
            "condition = ${if >{$message_size}{RETOUR_CHECK_SIZE}}"),
        EximCheck(
            .mail, .tlsRequired, "TLS", "Servers that do not encrypt.", "!encrypted = *"),
        EximCheck(
            .mail, .senderRefused, "BLOCKED_SENDERS", setting: "/etc/exim4/retour-blocked-senders",
            "Senders on your own list: addresses, one per line.",
            "senders = lsearch;RETOUR_CHECK_BLOCKED_SENDERS"),
        EximCheck(
            .rcpt, .relayDenied, "RELAY", setting: "+local_domains : +relay_to_domains",
            "Messages to domains that are not yours.",
            "!domains = RETOUR_CHECK_RELAY", "!authenticated = *"),
        EximCheck(
            .rcpt, .noReverseDNS, "REVERSE_DNS",
            "Servers whose address has no name, or a name that does not resolve to the address.",
            "!verify = reverse_host_lookup"),
        EximCheck(
            .rcpt, .senderDomain, "SENDER_DOMAIN", "Senders whose domain does not exist.",
            "!senders = :", "!verify = sender"),
        EximCheck(
            .rcpt, .spf, "SPF", setting: "fail",
            "Servers that the sender's domain does not allow (Exim with SPF).",
            "spf = RETOUR_CHECK_SPF"),
        EximCheck(
            .rcpt, .restrictedRecipient, "RESTRICTED", setting: "/etc/exim4/retour-restricted",
            "Your addresses that only authenticated users may write to, one per line.",
            "recipients = lsearch;RETOUR_CHECK_RESTRICTED", "!authenticated = *"),
        EximCheck(
            .rcpt, .userUnknown, "RECIPIENT", "Addresses that do not exist.",
            "!verify = recipient"),
        EximCheck(
            .rcpt, .backscatter, "BOUNCES", setting: "1", "Bounces to more than one recipient.",
            "senders = :", "condition = ${if >{$rcpt_count}{RETOUR_CHECK_BOUNCES}}"),
        EximCheck(
            .dkim, .dkim, "DKIM", setting: "fail", "Messages with an invalid signature.",
            "dkim_status = RETOUR_CHECK_DKIM"),
        EximCheck(
            .mime, .attachment, "ATTACHMENTS",
            setting:
                #"\N(?i)\.(bat|cmd|com|cpl|exe|hta|jar|js|jse|lnk|msi|pif|ps1|scr|vbe|vbs|wsf)$\N"#,
            "Attachments that are programs.",
            "condition = ${if match{$mime_filename}{RETOUR_CHECK_ATTACHMENTS}}"),
        EximCheck(
            .data, .malformed, "HEADERS", "Messages with invalid header fields.",
            "!verify = header_syntax"),
        EximCheck(
            .data, .malware, "MALWARE", setting: "*", "Malware (needs av_scanner).",
            "malware = RETOUR_CHECK_MALWARE"),
        EximCheck(
            .data, .spamContent, "SPAM", setting: "50",
            "Spam, from this many tenths of a point (needs spamd_address).",
            "spam = nobody:true", "condition = ${if >{$spam_score_int}{RETOUR_CHECK_SPAM}}"),
    ]
}
