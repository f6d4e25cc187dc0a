internal import MailSettings
internal import Rejections

/// What an operator can change in the restrictions of main.cf for better links. They work as they are.
struct PostfixListNotes {
    let links: RejectionLinks
    let uses: [PostfixListUse]

    /// Each with its place.
    var all: [String] {
        uses.filter { !$0.isAllowlist && $0.effect.rejects }.compactMap { use in
            guard let list = links.lists.first(where: { Self.queries(use.name, $0) }) else {
                return
                    "\(use.place): note: this list is not one of the site's 'blocklists', so its "
                    + "replies link to no page of a list"
            }
            return use.isPostscreen ? nil : partNote(use, list)
        }
    }

    private static func queries(_ name: String, _ list: QueriedBlocklist) -> Bool {
        let name = name.lowercased()
        return list.blocklist.zones.contains { $0.description == name }
            || list.blocklist.keyedZones.contains { name.hasSuffix(".\($0)") }
    }

    private func partNote(_ use: PostfixListUse, _ list: QueriedBlocklist) -> String? {
        let filters = list.parts.map { part in
            part.filter.patterns.compactMap { pattern in
                use.filter == nil ? pattern : use.answers.flatMap(pattern.intersection)
            }
        }.filter { !$0.isEmpty }
        guard filters.count > 1 else { return nil }
        let name =
            list.blocklist.keyedZones.contains { use.name.lowercased().hasSuffix(".\($0)") }
            ? "KEY.\(list.publicZone)" : use.name
        let lines = filters.joined().map { "    \(use.restriction) \(name)=\($0)" }
        return "\(use.place): note: its replies link to \(list.publicZone), not to its parts; to "
            + "link to those, write instead, with the same effect:\n"
            + lines.joined(separator: "\n")
    }
}

extension AnswerPattern {
    /// The addresses that match both; `nil` without any.
    fileprivate func intersection(_ other: AnswerPattern) -> AnswerPattern? {
        AnswerPattern(octets: zip(values, other.values).map { $0.intersection($1) })
    }
}
