internal import Rejections
internal import Replies

/// The links after Postfix's own rejections, and after those of programs that work with it: a
/// regexp(5) table that recognizes a reply like a `ReplyRecognizer`.
struct PostfixFooters {
    /// What the links follow.
    private let links: RejectionLinks
    private let rules: ReplyRules

    /// What is between the reply's words and the link.
    static let separator = "; see "

    init(_ links: RejectionLinks) {
        self.links = links
        rules = links.rules
    }

    /// The reasons that have a rule.
    private var reasons: [Slug] {
        let ruled = rules.phrases.map(\.reason) + rules.codes.map(\.reason)
        let others = [rules.declined?.reason] + [Cause.temporary, .unknown].map(\.slug)
        return Set(ruled + others.compactMap(\.self)).sorted()
    }

    /// Every link of the table.
    private var all: [ReplyText] {
        reasons.compactMap(links.link(to:))
            + (rules.zones + rules.links + rules.framed).compactMap(links.link(to:))
    }

    /// The length in octets of the longest reply that every link fits after.
    var maximumLength: Int {
        let longest = all.map(\.maximumOctets).max() ?? 0
        return SMTPLimit.replyLine - "\r\n".utf8.count - Self.separator.utf8.count - longest
    }

    /// A reply in a program's own words for each reason.
    var replies: [Reply] {
        reasons.compactMap { reason in
            guard let link = links.link(to: reason) else { return nil }
            let (status, code, _) = (Cause(rawValue: reason.description) ?? .unknown).reply
            return Reply(
                reason: reason, status: status, code: EnhancedStatusCode(code),
                text: "\(.words); see", link: link,
                limit: maximumLength + Self.separator.utf8.count)
        }
    }

    var table: ConfigurationText {
        """
        if !/\(regexp: links.host)/
        # With a link, a longer reply would be longer than RFC 5321 §4.5.3.1.5 allows.
        if !/^\(Self.anyCharacter(times: maximumLength + 1))/

        # A blocklist that declined the query, so that nothing is listed.
        \(rules.declined.map(lines) ?? "")
        # Blocklists: where a reply names one, by zones, by look-up pages, and by other names.
        \(framed)\
        \(group(Self.looksLikeDomain, named(rules.zones) + named(rules.links) + unknownList))\
        \(group(PostfixPattern.any(rules.blocking), named(rules.names)))
        # The words of a reply: those that say most first.
        \(rules.phrases.map(lines).joined())
        # The codes (RFC 3463), the last of several first.
        \(codes)
        # What nothing else matches.
        \(line("^4", Cause.temporary.slug))\
        \(line("^5", Cause.unknown.slug))\
        endif
        endif

        """
    }

    /// A POSIX expression repeats a character at most 255 times (RE_DUP_MAX).
    private static func anyCharacter(times count: Int) -> ConfigurationText {
        let blocks = [ConfigurationText](repeating: ".{255}", count: count / 255)
        return "\(blocks.joined()).{\(count % 255)}"
    }

    // MARK: Lines

    private func line(_ pattern: ConfigurationText, _ reason: Slug?) -> ConfigurationText {
        line(pattern, reason.flatMap(links.link(to:)))
    }

    /// A line that adds a link to the replies that match a pattern; nothing without a page.
    private func line(_ pattern: ConfigurationText, _ link: ReplyText?) -> ConfigurationText {
        guard let link else { return "" }
        return "/\(pattern)/  \(Self.result(link))\n"
    }

    private static func result(_ link: ReplyText) -> ConfigurationText {
        "\\c; see \(link, PostfixTables.footerNotation)"
    }

    private func group(
        _ pattern: ConfigurationText, _ lines: ConfigurationText
    ) -> ConfigurationText {
        lines.isEmpty ? "" : "if /\(pattern)/\n\(lines)endif\n"
    }

    // MARK: Words

    private func lines(_ rule: ReplyRules.Rule) -> ConfigurationText {
        guard !rule.words.isEmpty, let link = links.link(to: rule.reason) else { return "" }
        let words = PostfixPattern.any(rule.words)
        let with = rule.with.map { PostfixPattern.any([$0]) }
        guard !rule.not.isEmpty else {
            return nested(with, "/\(words)/  \(Self.result(link))\n")
        }
        return nested(
            [words] + with, "!/\(PostfixPattern.any(rule.not))/  \(Self.result(link))\n")
    }

    private func nested(
        _ patterns: [ConfigurationText], _ lines: ConfigurationText
    ) -> ConfigurationText {
        patterns.reversed().reduce(lines) { group($1, $0) }
    }

    // MARK: Blocklists

    private static let looksLikeDomain: ConfigurationText =
        "\(PostfixPattern.start)[a-z0-9]\\.[a-z]"

    private var framed: ConfigurationText {
        guard !rules.frames.isEmpty else { return "" }
        let lines = rules.framed.map { named in
            line(PostfixPattern.named(named.text, after: rules.frameEnds), links.link(to: named))
        }
        return group(PostfixPattern.any(rules.frames), lines.joined())
    }

    private func named(_ names: [ReplyRules.Named]) -> ConfigurationText {
        names.map { line(PostfixPattern.named($0.text), links.link(to: $0)) }.joined()
    }

    /// A frame with a zone that the site does not know.
    private var unknownList: ConfigurationText {
        guard !rules.frames.isEmpty else { return "" }
        return line(PostfixPattern.zone(after: rules.frames), Cause.dnsbl.slug)
    }

    // MARK: Codes

    private var codes: ConfigurationText {
        let code = "[245]\\.[0-9]{1,3}\\.[0-9]{1,3}" as ConfigurationText
        let last = rules.codes.map { line(PostfixPattern.lastCode($0.code), $0.reason) }
        let any = rules.codes.map { line(PostfixPattern.code($0.code), $0.reason) }
        return group("\(code)[^0-9.].*\(code)", last.joined()) + any.joined()
    }
}
