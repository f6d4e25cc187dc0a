internal import Rejections
internal import Replies

/// The lookup tables of Postfix, and lines for programs that work with it.
struct PostfixTables {
    /// In main.cf and in `texthash:` tables: smtpd expands the name when it replies.
    static let notation = ReplyNotation(address: "$client_address", subject: "$rbl_class")

    /// In regexp tables, which expand `$1` themselves: `$$` is a dollar sign.
    static let footerNotation = ReplyNotation(
        address: "$$client_address", subject: "$$rbl_class")

    /// The arguments of reject_rbl_client: the zone with each of its filters. Postfix asks the zone
    /// once, whatever the number of filters.
    static func arguments(_ list: QueriedBlocklist) -> [ConfigurationText] {
        list.parts.flatMap { arguments(list, $0) }
    }

    private static func arguments(
        _ list: QueriedBlocklist, _ part: QueriedBlocklist.Part
    ) -> [ConfigurationText] {
        part.filter.patterns.map { "\(list.zone)=\($0)" }
    }

    private let links: RejectionLinks
    private let replies: PostfixReplies

    init(_ links: RejectionLinks) {
        self.links = links
        replies = PostfixReplies(links)
    }

    /// The tables that give replies their links.
    var lookups: [GeneratedFile] {
        [
            GeneratedFile(
                "rbl-reply",
                "The replies for listings with the filters of blocklists.cf (rbl_reply_maps).",
                note: """
                    Lists are not named by a macro, so that no secret key gets into a reply. Postfix
                    reports a macro that it does not know only in its log.
                    """, body: blocklistReplies),
            GeneratedFile(
                "rbl-reply-any",
                "The replies for listings with any other filter or key (rbl_reply_maps).",
                note: """
                    Postfix looks up the whole argument of a restriction, such as
                    zen.spamhaus.org=127.0.0.[2..11].
                    """, body: PostfixArguments(links).replies(replies, Self.footerNotation)),
            GeneratedFile(
                "reject-footer",
                "The links after Postfix's own rejections (smtpd_reject_footer_maps).",
                note: """
                    The whole reply is looked up, and the first match counts. \\c keeps the link on the
                    reply's line. In angle brackets are addresses, whose owners chose them, so what is
                    in them never counts.
                    """, body: PostfixFooters(links).table),
            GeneratedFile(
                "postscreen-footer",
                "The links after postscreen's rejections (postscreen_reject_footer_maps).",
                body: postscreenFooters),
            GeneratedFile(
                "postscreen-reply",
                "The names of lists without their secret keys (postscreen_dnsbl_reply_map).",
                body: postscreenNames),
            GeneratedFile(
                "bounce-sender",
                "Lists whose operators allow only bounces to be rejected (check_sender_access).",
                body: bounceSender),
        ]
    }

    /// Checks of what messages contain.
    var contentChecks: [GeneratedFile] {
        [
            GeneratedFile(
                "mime-header-checks", "Attachments that are programs (mime_header_checks).",
                body: check(
                    .attachment,
                    #"""
                    /^Content-(Type|Disposition):.*name[^=]*="?[^"]*\.(bat|cmd|com|cpl|exe|hta|jar\#
                    |js|jse|lnk|msi|pif|ps1|scr|vbe|vbs|wsf)(\?=)?"?[ \t]*(;|$)/
                    """#)),
            // Programs agree to treat these texts as malware and as spam, so that one can see the
            // links.
            GeneratedFile(
                "body-checks", "The test texts of virus scanners and spam filters (body_checks).",
                body: check(
                    .malware,
                    #"""
                    /X5O!P%@AP\[4\\PZX54\(P\^\)7CC\)7\}\$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!\$H\#
                    \+H\*/
                    """#)
                    + check(
                        .spamContent,
                        #"/XJS\*C4JDBQADN1\.NSBN3\*2IDNEN\*GTUBE-STANDARD-ANTI-UBE/"#)),
        ]
    }

    /// Lines for the configuration of other programs.
    var otherPrograms: [GeneratedFile] {
        [
            GeneratedFile(
                "policyd-spf.conf",
                "For postfix-policyd-spf-python: a line for its policyd-spf.conf.",
                note:
                    "Its own text links to openspf.net, which is defunct; the footer has the link.",
                body: "Reason_Message = Message {rejectdefer} due to: {spf}.\n"),
            GeneratedFile(
                "opendmarc.conf", "For OpenDMARC: a line for its opendmarc.conf.",
                note:
                    """
                    The footer has the link. p=reject alone is no reason to reject (RFC 9989, \
                    section 7.4), so leave RejectFailures at its default, false.
                    """,
                body: "RejectString rejected by DMARC policy for %s\n"),
        ]
    }

    /// The keys are the whole arguments of the restrictions, because Postfix before 3.10 looks up
    /// nothing else; later versions also look up the zone alone.
    private var blocklistReplies: ConfigurationText {
        func lines(_ keys: [ConfigurationText], _ reply: Reply?) -> [ConfigurationText] {
            guard let reply else { return [] }
            return keys.map { "\($0)  $rbl_code \(reply.linkedText, Self.notation)\n" }
        }
        return links.lists.flatMap { list in
            list.parts.flatMap { part in
                lines(Self.arguments(list, part), replies.listed(list, part))
            } + lines(["\(list.zone)"], replies.listed(list))
        }.joined()
    }

    private var postscreenFooters: ConfigurationText {
        let lists = links.lists(queriedFor: .address).compactMap { list in
            links.link(to: list).map {
                footer(" blocked using \(regexp: list.publicZone.description)$", $0)
            }
        }
        let texts = PostfixReplies.postscreenTexts.compactMap { text in
            links.link(to: text.cause).map { footer("\(regexp: text.phrase)", $0) }
        }
        return (lists + texts + catchAll).joined()
    }

    /// What no rule matches: a problem of ours, or a reason that we do not know.
    private var catchAll: [ConfigurationText] {
        [
            links.link(to: .temporary).map { footer("^4", $0) },
            links.link(to: .unknown).map { footer("^5", $0) },
        ].compactMap(\.self)
    }

    /// A line that adds a link to the replies that match a pattern.
    private func footer(_ pattern: ConfigurationText, _ link: ReplyText) -> ConfigurationText {
        "/\(pattern)/  \\c; see \(link, Self.footerNotation)\n"
    }

    /// The names in postscreen's replies instead of names with a key.
    private var postscreenNames: ConfigurationText {
        links.lists(queriedFor: .address).filter { $0.secret != nil }
            .map { "\($0.zone)  \($0.publicZone)\n" }.joined()
    }

    private var bounceSender: ConfigurationText {
        let arguments = links.lists(queriedFor: .addressOfBounce).flatMap(Self.arguments)
        guard !arguments.isEmpty else { return "" }
        let restrictions = arguments.map { "reject_rbl_client \($0)" as ConfigurationText }
        return "<>  \(restrictions.joined(separator: ", "))\n"
    }

    /// header_checks(5) has no macros. The footer has the address, and a link here would keep the
    /// footer away, so only the footer has the link.
    private func check(_ cause: Cause, _ pattern: ConfigurationText) -> ConfigurationText {
        guard let reply = links.reply(for: cause), let code = reply.code else { return "" }
        return "\(pattern)  REJECT \(code) \(reply: cause.reply.phrase)\n"
    }
}
