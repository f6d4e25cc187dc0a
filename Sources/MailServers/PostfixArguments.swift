internal import Rejections
internal import Replies

/// How operators write the lists in restrictions of Postfix: with filters and keys of their own.
struct PostfixArguments {
    let links: RejectionLinks

    init(_ links: RejectionLinks) {
        self.links = links
    }

    /// A line per way to write an argument, in the order in which a regexp table is searched: first
    /// the filters that let only one part of a list pass.
    func replies(_ replies: PostfixReplies, _ notation: ReplyNotation) -> ConfigurationText {
        func line(
            _ list: QueriedBlocklist, _ filter: ConfigurationText, _ reply: Reply?
        ) -> ConfigurationText? {
            reply.map { reply in
                "/^\(Self.zones(of: list))\(filter)$/  $$rbl_code \(reply.linkedText, notation)\n"
            }
        }
        return links.lists.flatMap { list in
            list.parts.dropLast(list.parts.last?.blocklist.slug == list.blocklist.slug ? 1 : 0)
                .flatMap { part in
                    part.filter.patterns.compactMap { pattern in
                        Self.filters(within: pattern).flatMap {
                            line(list, "=\($0)", replies.listed(list, part))
                        }
                    }
                } + [line(list, "(=.*)?", replies.listed(list))].compactMap(\.self)
        }.joined()
    }

    /// The zones of a list, with any key where one is necessary.
    private static func zones(of list: QueriedBlocklist) -> ConfigurationText {
        let zones = ([list.publicZone] + list.blocklist.zones).reduce(into: [Zone]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let plain = zones.map { "\(regexp: $0.description)" as ConfigurationText }
        let keyed = list.blocklist.keyedZones.map { zone -> ConfigurationText in
            "[^.=]+\\.\(regexp: zone.description)"
        }
        return "(\((plain + keyed).joined(separator: "|")))"
    }

    /// People write one number, or a few of them in brackets.
    private static let maximumNumbers = 16

    /// An expression for every filter that lets nothing pass but what a pattern matches; `nil` if
    /// those are too many to list.
    private static func filters(within pattern: AnswerPattern) -> ConfigurationText? {
        let numbers = pattern.values[3]
        guard numbers.count <= maximumNumbers,
            pattern.octets.dropLast().allSatisfy({ $0.count == 1 && $0[0].count == 1 })
        else { return nil }
        let pairs = numbers.sorted().flatMap { low in
            numbers.sorted().filter { high in
                low < high && (low...high).allSatisfy(numbers.contains)
            }.map { "\(Int(low))\\.\\.\(Int($0))" as ConfigurationText }
        }
        let singles = numbers.sorted().map { "\(Int($0))" as ConfigurationText }
        let any = (pairs + singles).joined(separator: "|")
        let start = pattern.octets.dropLast().map {
            "\(Int($0[0].lowerBound))\\." as ConfigurationText
        }
        return """
            \(start.joined())(\(singles.joined(separator: "|"))|\\[(\(any))(;(\(any)))*\\])
            """
    }
}
