internal import Rejections
internal import Replies

/// The plugin, which is `Resources/haraka-plugin.js` with the site's data before it, and the replies
/// that it sends.
struct HarakaPlugin {
    /// The reason why a plugin rejects messages, or why it does so at one hook.
    private struct PluginRule {
        let plugin: ConfigurationText
        let cause: Cause

        init(_ plugin: ConfigurationText, _ cause: Cause) {
            (self.plugin, self.cause) = (plugin, cause)
        }
    }

    /// The reason for a reply that no such plugin sends, by how it begins.
    private struct PrefixRule {
        let prefixes: [ConfigurationText]
        let cause: Cause

        init(_ prefixes: ConfigurationText..., cause: Cause) {
            (self.prefixes, self.cause) = (prefixes, cause)
        }
    }

    private static let pluginRules = [
        PluginRule("access", .localBlock), PluginRule("access:mail", .senderRefused),
        PluginRule("access:rcpt", .restrictedRecipient), PluginRule("attachment", .attachment),
        PluginRule("avg", .malware), PluginRule("bounce", .backscatter),
        PluginRule("clamd", .malware), PluginRule("data.signatures", .spamContent),
        PluginRule("dcc", .spamContent), PluginRule("dkim", .dkim),
        PluginRule("dns-list", .dnsbl), PluginRule("early_talker", .protocolError),
        PluginRule("esets", .malware), PluginRule("fcrdns", .noReverseDNS),
        PluginRule("greylist", .greylisting), PluginRule("headers", .malformed),
        PluginRule("helo.checks", .helo), PluginRule("karma", .spamContent),
        PluginRule("limit", .rateLimit), PluginRule("mail_from.is_resolvable", .senderDomain),
        PluginRule("messagesniffer", .spamContent),
        PluginRule("qmail-deliverable", .userUnknown), PluginRule("rcpt-ldap", .userUnknown),
        PluginRule("rcpt-postgresql", .userUnknown), PluginRule("rspamd", .spamContent),
        PluginRule("spamassassin", .spamContent), PluginRule("spf", .spf),
        PluginRule("tls", .tlsRequired), PluginRule("toobusy", .temporary),
        PluginRule("uribl", .linkListed),
    ]

    /// The first that matches counts.
    private static let prefixRules = [
        PrefixRule("550 Message too big", cause: .tooBig),
        PrefixRule("550 I cannot deliver mail for", cause: .relayDenied),
        PrefixRule("550 Authentication required", cause: .authRequired),
        PrefixRule("500 ", "501 ", "503 ", "521 ", "555 ", cause: .protocolError),
        PrefixRule("4", cause: .temporary), PrefixRule("5", cause: .unknown),
    ]

    /// A longer text of another plugin, or of Haraka itself, gets no link.
    static let maximumOctets = 350

    /// What can precede such a text: the status, and in brackets the message's number if Haraka's
    /// setting `deny_includes_uuid` is on.
    private static let octetsBefore = "550 ".utf8.count + "[] ".utf8.count + 40

    let links: RejectionLinks

    init(_ links: RejectionLinks) {
        self.links = links
    }

    /// Every reply: those for listings, then those of other plugins and of Haraka in their own words.
    var replies: [Reply] {
        links.lists.flatMap { list in list.parts.compactMap { reply(for: list, $0) } }
            + causes.compactMap { cause in
                links.reply(for: cause).map { reply in
                    Reply(
                        reason: reply.reason, status: reply.status < 500 ? 450 : 550, code: nil,
                        text: "\(.words); see", link: reply.link,
                        limit: Self.octetsBefore + Self.maximumOctets + "; see ".utf8.count)
                }
            }
    }

    /// The file without its head.
    var text: ConfigurationText {
        """
        // The blocklists, with the reply for each of their parts and the return codes that mean it:
        // each octet is a number or a list of ranges.
        const lists = [
        \(links.lists.compactMap(entry(for:)).joined())];

        // The link to the page of each reason. Its parts are separated by the client's address.
        const pages = {
        \(pages.joined())};

        // The reason why a plugin rejects messages, or why it does so at one hook.
        const pluginRules = {
        \(pluginRules.joined())};

        // The reason for a reply that no such plugin sends, by how it begins.
        const prefixRules = [
        \(prefixRules.joined())];

        // A reply with this host in it already has a link.
        const host = '\(reply: links.host)';

        // A longer text gets no link.
        const maximumOctets = \(Self.maximumOctets);

        \(ConfigurationText(resource: PackageResources.haraka_plugin_js))
        """
    }

    /// The causes that rules lead to and that have a page.
    private var causes: [Cause] {
        let all = Self.pluginRules.map(\.cause) + Self.prefixRules.map(\.cause)
        return Cause.allCases.filter { all.contains($0) && hasPage($0) }
    }

    private func hasPage(_ cause: Cause) -> Bool { links.link(to: cause) != nil }

    private func reply(for list: QueriedBlocklist, _ part: QueriedBlocklist.Part) -> Reply? {
        let listed: ReplyText = list.queryKind == .domain ? "domain" : "client [\(.address)]"
        // Haraka sends 550 regardless of what a plugin returns.
        return links.reply(
            for: list, part: part,
            text: "Service unavailable; \(listed) blocked using \(list.publicZone); see"
        )?.with(status: 550)
    }

    private var pages: [ConfigurationText] {
        causes.compactMap { cause in
            links.link(to: cause).map { link in
                "    '\(cause)': \(Self.parts(link)),\n"
            }
        }
    }

    private var pluginRules: [ConfigurationText] {
        Self.pluginRules.filter { hasPage($0.cause) }.map { rule in
            "    '\(rule.plugin)': '\(rule.cause)',\n"
        }
    }

    private var prefixRules: [ConfigurationText] {
        Self.prefixRules.filter { hasPage($0.cause) }.map { rule in
            let prefixes = rule.prefixes.map { "'\($0)'" as ConfigurationText }
            return """
                    { prefixes: [\(prefixes.joined(separator: ", "))], \
                reason: '\(rule.cause)' },

                """
        }
    }

    private func entry(for list: QueriedBlocklist) -> ConfigurationText? {
        let parts = list.parts.compactMap { part in
            reply(for: list, part).map { reply -> ConfigurationText in
                """
                            {
                                codes: [\(part.filter.patterns.map(Self.code).joined(separator: ", "))],
                                reply: \(Self.parts(reply.codedLine)),
                            },

                """
            }
        }
        guard !parts.isEmpty else { return nil }
        return """
                {
                    name: '\(list.publicZone)',
                    zone: '\(list.zone)',
                    query: '\(identifier: list.queryKind.rawValue)',
                    parts: [
            \(parts.joined())        ],
                },

            """
    }

    /// The parts of a text that the client's address separates, as an array of strings.
    private static func parts(_ text: ReplyText) -> ConfigurationText {
        "['\(text, ReplyNotation(address: "', '"))']"
    }

    /// `[127, 0, 0, 2]`, or `[127, 0, 0, [[2, 11], [13, 13]]]`.
    private static func code(_ pattern: AnswerPattern) -> ConfigurationText {
        let octets = pattern.octets.map { ranges -> ConfigurationText in
            if ranges.count == 1, ranges[0].count == 1 { return "\(Int(ranges[0].lowerBound))" }
            let pairs = ranges.map {
                "[\(Int($0.lowerBound)), \(Int($0.upperBound))]" as ConfigurationText
            }
            return "[\(pairs.joined(separator: ", "))]"
        }
        return "[\(octets.joined(separator: ", "))]"
    }
}
