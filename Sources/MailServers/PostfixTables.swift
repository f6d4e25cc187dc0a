internal import Rejections
internal import Replies

/// The lookup tables of Postfix, and the replies that they make.
struct PostfixTables {
    /// `main.cf` and `texthash:` tables: smtpd expands the name when it replies.
    static func macro(_ value: ReplyText.Value) -> String {
        switch value {
        case .address: "$client_address"
        case .domain: "$helo_name"
        case .path: "$sender"
        case .subject: "$rbl_class"
        case .words: ""
        }
    }

    /// regexp tables take `$1` for themselves, so that `$$` is a dollar sign.
    static func escapedMacro(_ value: ReplyText.Value) -> String { "$" + macro(value) }

    /// What reject_rbl_client is told: the zone with each of its filters.
    static func arguments(_ list: QueriedBlocklist) -> [String] {
        list.filter.patterns.map { "\(list.zone)=\($0)" }
    }

    /// The arguments of the lists that every sending server is looked up in.
    static func addressArguments(_ links: RejectionLinks) -> [String] {
        links.lists.filter { $0.question == .address }.flatMap(arguments)
    }

    let links: RejectionLinks

    init(_ links: RejectionLinks) {
        self.links = links
    }

    /// Every reply, in the order of the tables.
    var replies: [Reply] {
        links.lists.compactMap(reply) + fallback + rules.map(\.reply) + postscreen
            + [Cause.attachment, .malware, .spamContent].compactMap(links.reply)
    }

    /// The replies of listed senders. The keys are the restrictions' whole arguments, since Postfix
    /// before 3.10 looks for nothing else; later ones look for the zone alone, too.
    var blocklistReplies: String {
        let head = comment(
            "The replies to listed senders (rbl_reply_maps).",
            [
                "No name of a list is left to a macro, so that no secret key gets into a reply.\n"
                    + "A macro that Postfix does not know would be told in its log only."
            ])
        let lines = links.lists.flatMap { list -> [String] in
            guard let reply = reply(list) else { return [] }
            let text = "\(reply.text) \(reply.link)" as ReplyText
            let template = "$rbl_code \(text.rendered(with: Self.macro))"
            return (Self.arguments(list) + [list.zone.description]).map { "\($0)  \(template)" }
        }
        return head + lines.map { $0 + "\n" }.joined()
    }

    /// The links behind every reply that has none.
    var footers: String {
        let head = comment(
            "The links behind Postfix's own rejections (smtpd_reject_footer_maps).",
            [
                "The whole reply is looked up; the first match counts. \\c keeps the link on the "
                    + "reply's line."
            ])
        let lines = rules.map { rule in
            "/\(rule.pattern)/  \\c; see \(rule.reply.link.rendered(with: Self.escapedMacro))"
        }
        return head + "if !/\(PostfixRule.escaped(links.host))/\n"
            + "# With a link, a longer reply would be longer than RFC 5321 §4.5.3.1.5 allows.\n"
            + "if !/^\(Self.repeated(longestReply + 1))/\n"
            + (lines + catchAll).map { $0 + "\n" }.joined() + "endif\nendif\n"
    }

    /// What stands between a reply and its link.
    private static let lead = "; see "

    /// The octets of the longest reply that every link fits behind.
    private var longestReply: Int {
        let links = (PostfixRule.all.map(\.cause) + [.unknown]).compactMap(links.link)
        let longest = links.map(\.maximumOctets).max() ?? 0
        return SMTPLimit.replyLine - "\r\n".utf8.count - Self.lead.utf8.count - longest
    }

    /// So many characters; a POSIX expression repeats one at most 255 times (RE_DUP_MAX).
    private static func repeated(_ count: Int) -> String {
        String(repeating: ".{255}", count: count / 255) + ".{\(count % 255)}"
    }

    /// The links behind postscreen's rejections.
    var postscreenFooters: String {
        let head = comment(
            "The links behind postscreen's rejections (postscreen_reject_footer_maps).")
        var lines = links.lists.filter { $0.question == .address }.compactMap { list in
            links.link(to: list).map { link in
                "/ blocked using \(PostfixRule.escaped(list.publicZone.description))$/  \\c; see "
                    + link.rendered(with: Self.escapedMacro)
            }
        }
        lines += Self.postscreenTexts.compactMap { cause, phrase, _, _ in
            links.link(to: cause).map { link in
                "/\(PostfixRule.escaped(phrase))/  \\c; see \(link.rendered(with: Self.escapedMacro))"
            }
        }
        return head + (lines + catchAll).map { $0 + "\n" }.joined()
    }

    /// The names in postscreen's replies instead of names with a key.
    var postscreenNames: String {
        comment("The names of lists without their secret keys (postscreen_dnsbl_reply_map).")
            + links.lists.filter { $0.question == .address && $0.secret != nil }.map {
                "\($0.zone)  \($0.publicZone)\n"
            }.joined()
    }

    /// Lists of servers that send bounces to strangers: asked about bounces only.
    var bounceSender: String {
        let arguments = links.lists.filter { $0.question == .addressOfBounce }
            .flatMap(Self.arguments)
        return comment(
            "Lists that may refuse bounces only: their operator says so (check_sender_access).")
            + (arguments.isEmpty
                ? ""
                : "<>  " + arguments.map { "reject_rbl_client \($0)" }.joined(separator: ", ")
                    + "\n")
    }

    /// Attachments that run.
    var attachments: String {
        comment("Attachments that are programs (mime_header_checks).")
            + check(
                .attachment,
                #"/^Content-(Type|Disposition):.*name[^=]*="?[^"]*\.(bat|cmd|com|cpl|exe|hta|jar"#
                    + #"|js|jse|lnk|msi|pif|ps1|scr|vbe|vbs|wsf)(\?=)?"?[ \t]*(;|$)/"#)
    }

    /// Texts that programs agree to take for malware and for spam, so that one can see the links.
    var testTexts: String {
        comment("The test texts of virus scanners and spam filters (body_checks).")
            + check(
                .malware,
                #"/X5O!P%@AP\[4\\PZX54\(P\^\)7CC\)7\}\$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!\$H"#
                    + #"\+H\*/"#)
            + check(.spamContent, "/XJS\\*C4JDBQADN1\\.NSBN3\\*2IDNEN\\*GTUBE-STANDARD-ANTI-UBE/")
    }

    /// header_checks(5) know no macros: the address comes with the footer, which this link keeps
    /// away, so the link stands in the footer only.
    private func check(_ cause: Cause, _ pattern: String) -> String {
        guard links.link(to: cause) != nil else { return "" }
        let (_, code, phrase) = cause.reply
        return "\(pattern)  REJECT \(code) \(phrase)\n"
    }

    var policydSPF: String {
        comment(
            "For postfix-policyd-spf-python: a line for its policyd-spf.conf.",
            ["Its own text links to openspf.net, which is gone; the link comes with the footer."])
            + "Reason_Message = Message {rejectdefer} due to: {spf}.\n"
    }

    var opendmarc: String {
        comment(
            "For OpenDMARC: a line for its opendmarc.conf.", ["The link comes with the footer."])
            + "RejectString rejected by DMARC policy for %s\n"
    }
}

extension PostfixTables {
    private func reply(_ list: QueriedBlocklist) -> Reply? {
        switch list.question {
        case .domain:
            links.reply(
                for: list,
                text: "Service unavailable; \(.subject) blocked using \(list.publicZone); see")
        default:
            links.reply(
                for: list,
                text: """
                    Service unavailable; Client host [\(.address)] blocked using \
                    \(list.publicZone); see
                    """)
        }
    }

    /// The reply of `default_rbl_reply`.
    private var fallback: [Reply] {
        links.link(to: .dnsbl).flatMap { link in
            Cause.dnsbl.slug.map {
                Reply(
                    reason: $0, status: 554, code: EnhancedStatusCode("5.7.1"),
                    text: "Service unavailable; \(.subject) is on a blocklist; see",
                    link: link)
            }
        }.map { [$0] } ?? []
    }

    /// The rules that the site has pages for, and the reply of each.
    private var rules: [(pattern: String, reply: Reply)] {
        PostfixRule.all.compactMap { rule in
            guard let link = links.link(to: rule.cause), let slug = rule.cause.slug else {
                return nil
            }
            let reply = Reply(
                reason: slug, status: rule.status, code: EnhancedStatusCode(rule.code),
                text: rule.text + "; see", link: link, limit: longestReply + Self.lead.utf8.count)
            return (rule.pattern, reply)
        }
    }

    /// What no rule knows: trouble of ours, or a reason that we cannot tell.
    private var catchAll: [String] {
        [("4", Cause.temporary), ("5", .unknown)].compactMap { digit, cause in
            links.link(to: cause).map {
                "/^\(digit)/  \\c; see \($0.rendered(with: Self.escapedMacro))"
            }
        }
    }

    /// What postscreen says itself (postscreen(8)).
    private static let postscreenTexts: [(Cause, String, Int, String)] = [
        (.protocolError, "Protocol error", 550, "5.5.1"),
        (.rateLimit, "too many connections", 421, "4.7.0"),
        (.greylisting, "450 4.3.2 Service currently unavailable", 450, "4.3.2"),
        (.localBlock, "550 5.3.2 Service currently unavailable", 550, "5.3.2"),
    ]

    private var postscreen: [Reply] {
        let listed = links.lists.filter { $0.question == .address }.compactMap { list in
            links.reply(
                for: list,
                text: """
                    Service unavailable; client [\(.address)] blocked using \
                    \(list.publicZone); see
                    """)
        }
        let own = Self.postscreenTexts.compactMap { cause, phrase, status, code -> Reply? in
            guard let link = links.link(to: cause), let slug = cause.slug else { return nil }
            let words = phrase.split(separator: " ").drop { $0.first?.isNumber == true }
            return Reply(
                reason: slug, status: status, code: EnhancedStatusCode(code),
                text: "\(words.joined(separator: " ")); see", link: link)
        }
        return listed + own
    }
}
