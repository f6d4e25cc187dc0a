internal import Diagnostics
internal import Rejections
internal import SourceFiles

/// Places in the file of a blocklist, for what only the other files show to be wrong.
struct BlocklistPositions {
    let zones: Position
    let parts: Position
    /// Whether an error in the zones was reported.
    let hasWrongZones: Bool

    init(_ yaml: some YAMLMapping) {
        zones = yaml.position(of: .fact(.zones))
        parts = yaml.position(of: "parts")
        hasWrongZones = yaml.isWrong(.fact(.zones))
    }
}

extension ContentLoader {
    static func readPart(_ yaml: some YAMLMapping) -> Blocklist.Part? {
        let list = yaml.requiredValue(
            "list", .part, "The name of the part's file, without '.yaml'.")
        let codes = yaml.values("codes", .answer, "The answers of the zone that mean this part.")
        return list.map { Blocklist.Part(list: $0, codes: codes) }
    }

    /// Reports parts that have no file, and lists without a zone that are not parts.
    func checkParts(of lists: [Blocklist], _ positions: [Slug: BlocklistPositions]) {
        let parts = Set(lists.flatMap(\.parts).map(\.list))
        for list in lists {
            guard let positions = positions[list.slug] else { continue }
            let path = tree.path("blocklists/\(list.slug).yaml")
            for part in list.parts where !tree.has("blocklists/\(part.list).yaml") {
                let slugs = lists.map(\.slug.description)
                let suggestion = Suggestion.clause(for: part.list.description, among: slugs)
                reporter.error(
                    path, positions.parts,
                    "there is no \(tree.path("blocklists/\(part.list).yaml"))\(suggestion)")
            }
            let needsZone = list.kind != .reputation && list.kind != .policy
            if list.zones.isEmpty, needsZone, !positions.hasWrongZones, !parts.contains(list.slug) {
                reporter.error(
                    path, positions.zones,
                    "'zones' needs at least one zone; only a 'reputation', a 'policy', or a part "
                        + "of a combined list has none")
            }
        }
    }
}

extension ValueFormat<Slug> {
    fileprivate static var part: Self {
        Self("a name such as 'spamhaus-pbl'", pattern: slugPattern)
    }
}
