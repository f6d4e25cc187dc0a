internal import Rejections
internal import Replies

/// Sendmail 8.14 or later: lines for the .mc file.
struct Sendmail: MailServer {
    let name = "sendmail"
    let title = "Sendmail 8.14"
    let summary = (
        linked: "blocklists and the access map",
        limits: "the address only for blocklists; no IPv6 blocklists"
    )

    let instructions: ConfigurationText = """
        1. Copy the folder to /etc/mail/retour.
        2. In sendmail.mc, after FEATURE(`access_db'), write
             include(`/etc/mail/retour/retour.m4')
        3. make -C /etc/mail && service sendmail reload
        """

    let limits: [ConfigurationText] = [
        "enhdnsbl queries lists for IPv4 addresses only; clients with an IPv6 address are not listed.",
        """
        enhdnsbl accepts at most six return codes. A list with more is matched by the first three \
        octets, which still excludes the errors in 127.255.255.x.
        """,
        """
        A list with parts is queried once per part, so that the reply can name the part: let a local \
        resolver cache the responses.
        """,
        """
        enhdnsbl does not query lists of domains. Lists that may reject bounces only are left out.
        """,
        "The access map has no variables, so its links do not contain the address.",
        "Sendmail puts the address of the sender or recipient before a text about it.",
        """
        Sendmail words everything else itself, without a link: unknown users, size, syntax, and TLS.
        """,
    ]

    /// In a string of a rule in m4, where a value is between two strings.
    private static let notation = ReplyNotation(address: #"" $&{client_addr} ""#)

    /// The messages that an option of the .mc file sets.
    private static let options: [(name: ConfigurationText, cause: Cause)] = [
        ("confREJECT_MSG", .localBlock), ("confRELAY_MSG", .relayDenied),
    ]

    /// Rejections that the operator lists in the access map.
    private static let accessEntries: [(key: ConfigurationText, cause: Cause)] = [
        ("Connect:192.0.2.77", .localBlock), ("From:blocked@example.com", .senderRefused),
        ("To:internal@example.org", .restrictedRecipient),
        ("To:closed@example.org", .mailboxDisabled), ("Connect:country.example", .countryBlock),
    ]

    func files(_ links: RejectionLinks) -> [GeneratedFile] {
        [
            GeneratedFile(
                "retour.m4",
                "Links in Sendmail's rejections to the pages of \(links.address).",
                commentMark: "dnl #", body: macros(links)),
            GeneratedFile(
                "access",
                "Patterns for your own lines in /etc/mail/access, with the texts to copy.",
                body: access(links)),
        ]
    }

    func replies(_ links: RejectionLinks) -> [Reply] {
        links.lists(queriedFor: .address).flatMap { list in
            list.parts.compactMap { reply(for: list, $0, links) }
        }
            + (Self.options.map(\.cause) + Self.accessEntries.map(\.cause)).compactMap { cause in
                links.fixedReply(for: cause).map { withAddressPrefix($0, cause) }
            }
    }

    private func reply(
        for list: QueriedBlocklist, _ part: QueriedBlocklist.Part, _ links: RejectionLinks
    ) -> Reply? {
        links.reply(
            for: list, part: part,
            text: """
                Service unavailable; Client host [\(.address)] blocked using \(list.publicZone); see
                """)
    }

    /// The reply as Sendmail sends it.
    private func withAddressPrefix(_ reply: Reply, _ cause: Cause) -> Reply {
        switch cause {
        case .localBlock, .countryBlock: reply
        default: reply.with(text: "<\(.path)>... \(reply.text)")
        }
    }

    /// Values are quoted twice, since m4 expands what it has read once more: a zone such as
    /// `bl.dnl.example` contains the name of a macro. The fourth argument of enhdnsbl is empty, so
    /// that a list that does not respond rejects nothing. (Its text would contain the zone with the
    /// secret key.)
    private func macros(_ links: RejectionLinks) -> ConfigurationText {
        let messages = Self.options.compactMap { option -> ConfigurationText? in
            links.fixedReply(for: option.cause).map { reply in
                "define(`\(option.name)', ``\"\(reply.line, .fixed)\"'')dnl\n"
            }
        }
        let lists = links.lists(queriedFor: .address).flatMap { list in
            list.parts.compactMap { part -> ConfigurationText? in
                reply(for: list, part, links).map { reply in
                    """
                    FEATURE(`enhdnsbl', ``\(list.zone)'', ``"\(reply.line, Self.notation)"'', \
                    `'\(codes(part.filter).map { ", `\($0)'" }.joined()))dnl

                    """
                }
            }
        }
        return (messages + lists).joined()
    }

    private func codes(_ filter: ReturnCodeFilter) -> [ConfigurationText] {
        if let addresses = filter.addresses(limit: 6) { return addresses.map { "\($0)." } }
        return filter.patterns.prefix(6).map { pattern in
            let octets = pattern.octets.dropLast().map { ranges -> ConfigurationText in
                guard let only = ranges.first, ranges.count == 1, only.count == 1 else {
                    return "$-"
                }
                return "\(Int(only.lowerBound))"
            }
            return "\(octets.joined(separator: ".")).$-."
        }
    }

    private func access(_ links: RejectionLinks) -> ConfigurationText {
        Self.accessEntries.compactMap { entry -> ConfigurationText? in
            guard let reply = links.fixedReply(for: entry.cause), let code = reply.code else {
                return nil
            }
            return """
                # \(entry.key)\tERROR:\(code):"\(reply.status) \(reply.linkedText, .fixed)"

                """
        }.joined()
    }
}
