internal import Rejections
internal import Replies

/// Sendmail 8.14 or later: lines for the .mc file.
struct Sendmail: MailServer {
    let name = "sendmail"

    func configuration(_ links: RejectionLinks) -> MailServerConfiguration {
        let own: [Cause] = [.localBlock, .relayDenied]
        return MailServerConfiguration(
            folder: "/etc/mail/retour",
            files: [
                MailServerConfiguration.File(name: "retour.m4", content: text(links)),
                MailServerConfiguration.File(name: "access", content: access(links)),
            ],
            instructions: Self.instructions,
            replies: links.lists.filter { $0.question == .address }.compactMap {
                reply($0, links)
            }
                + (own + Self.examples.map(\.cause)).compactMap { cause in
                    staticReply(cause, links).map { withAddressPrefix($0, cause) }
                },
            limits: Self.limits)
    }

    private static let instructions = """
        1. Copy the folder to /etc/mail/retour.
        2. In sendmail.mc, after FEATURE(`access_db'):
             include(`/etc/mail/retour/retour.m4')
        3. make -C /etc/mail && service sendmail reload

        """

    private static let limits = [
        "enhdnsbl asks about IPv4 addresses only: an IPv6 client is never listed.",
        "enhdnsbl takes six answers. A list with more is matched by its first three octets, which "
            + "leaves out the errors in 127.255.255.x all the same.",
        "enhdnsbl asks no lists of domains, and lists for bounces only are left out.",
        "The access map takes no variables: its links carry no address.",
        "Sendmail puts the sender's or recipient's address before a text about it.",
        "Sendmail words all else itself, without a link: unknown users, size, syntax, TLS.",
    ]

    /// Refusals that the operator lists in the access map.
    private static let examples: [(cause: Cause, key: String)] = [
        (.localBlock, "Connect:192.0.2.77"), (.senderRefused, "From:blocked@example.com"),
        (.restrictedRecipient, "To:internal@example.org"),
        (.mailboxDisabled, "To:closed@example.org"), (.countryBlock, "Connect:country.example"),
    ]

    private func reply(_ list: QueriedBlocklist, _ links: RejectionLinks) -> Reply? {
        links.reply(
            for: list,
            text: """
                Service unavailable; Client host [\(.address)] blocked using \
                \(list.publicZone); see
                """)
    }

    private func staticReply(_ cause: Cause, _ links: RejectionLinks) -> Reply? {
        guard let reply = links.reply(for: cause), let link = links.staticLink(to: cause) else {
            return nil
        }
        return Reply(
            reason: reply.reason, status: reply.status, code: reply.code, text: reply.text,
            link: link)
    }

    /// The reply as Sendmail gives it.
    private func withAddressPrefix(_ reply: Reply, _ cause: Cause) -> Reply {
        guard cause != .localBlock, cause != .countryBlock else { return reply }
        return Reply(
            reason: reply.reason, status: reply.status, code: reply.code,
            text: "<\(.path)>... \(reply.text)", link: reply.link)
    }

    private func text(_ links: RejectionLinks) -> String {
        let lists = links.lists.filter { $0.question == .address }.compactMap { list in
            reply(list, links).map { reply in
                // In m4 the address stands between two strings: "text" $&{client_addr} "text".
                let message = reply.line.rendered { value in
                    value == .address ? #"" $&{client_addr} ""# : ""
                }
                let answers = answers(list.filter).map { ", `\($0)'" }.joined()
                return "FEATURE(`enhdnsbl', `\(list.zone)', `\"\(message)\"', `t'\(answers))dnl\n"
            }
        }
        let messages = [
            ("confREJECT_MSG", Cause.localBlock), ("confRELAY_MSG", .relayDenied),
        ].compactMap { name, cause in
            staticReply(cause, links).map { "define(`\(name)', `\"\($0.line.example)\"')dnl\n" }
        }
        return comment(
            "Links in Sendmail's rejections, to the pages of \(links.base).",
            [Self.instructions], limits: Self.limits, mark: "dnl #")
            + messages.joined() + lists.joined()
    }

    private func answers(_ filter: ReturnCodeFilter) -> [String] {
        if let addresses = filter.addresses(limit: 6) { return addresses.map { "\($0)." } }
        let heads = filter.patterns.map { pattern in
            pattern.octets.dropLast().map { ranges in
                ranges.count == 1 && ranges[0].count == 1 ? "\(ranges[0].lowerBound)" : "$-"
            }.joined(separator: ".") + ".$-."
        }
        return Array(heads.prefix(6))
    }

    private func access(_ links: RejectionLinks) -> String {
        let lines = Self.examples.compactMap { cause, key in
            staticReply(cause, links).map { reply in
                let code = reply.code.map { "\($0)" } ?? "5.7.1"
                return "# \(key)\tERROR:\(code):\"\(reply.status) \(reply.text.example) "
                    + "\(reply.link.example)\"\n"
            }
        }
        return comment(
            "Patterns for your own lines in /etc/mail/access, with the texts to copy.")
            + lines.joined()
    }
}
