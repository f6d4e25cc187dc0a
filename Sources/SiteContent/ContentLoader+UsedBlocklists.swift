internal import Diagnostics
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// The blocklists the operator's mail server uses. Reports those that do not exist, and those
    /// that no mail server may reject by.
    func usedBlocklists(_ settings: Settings, among blocklists: [Blocklist]) -> [Slug] {
        var used: [Slug] = []
        let names = BlocklistNames(blocklists)
        for (name, position) in settings.usedBlocklists {
            guard let blocklist = names.list(named: name) else {
                reportUnknown(name, at: position, among: blocklists)
                continue
            }
            if !used.contains(blocklist.slug) { used.append(blocklist.slug) }
            if blocklist.isDraft {
                report(
                    position,
                    "the blocklist '\(name)' is a draft; finish "
                        + "\(tree.path("blocklists/\(blocklist.slug).yaml")) and remove its line "
                        + "'draft: true'")
            } else if let problem = blocklist.disqualification {
                report(
                    position,
                    "the blocklist '\(name)' \(problem); remove it here and from the mail server")
            } else if !blocklist.zones.isEmpty, let obstacle = blocklist.queryObstacle {
                reporter.warning(
                    settingsPath, position,
                    "the blocklist '\(name)' \(obstacle), so 'retour mail-server' leaves it out; if "
                        + "it is your own, set its 'operator' to '\(settings.operator.organization)'"
                )
            }
        }
        return used
    }

    private func reportUnknown(_ name: String, at position: Position, among lists: [Blocklist]) {
        if Zone(name) != nil {
            // A file that cannot be read may have the zone.
            guard names(in: "blocklists").count == lists.count else { return }
            let suggestion = Suggestion.clause(
                for: name, among: lists.flatMap(\.zones).map(\.description).sorted())
            report(
                position,
                "no file in \(tree.path("blocklists")) has the zone '\(name)'"
                    + (suggestion.isEmpty ? ";" : "\(suggestion) If not,")
                    + " create one with 'retour new blocklist \(name)'")
        } else if !tree.has("blocklists/\(name).yaml") {
            // An error in a file that exists is reported there.
            let suggestion = Suggestion.clause(
                for: name, among: lists.map(\.slug.description).sorted())
            report(
                position,
                "there is no \(tree.path("blocklists/\(name).yaml"))"
                    + (suggestion.isEmpty
                        ? "; name the list by its zone, or create it with 'retour new blocklist "
                            + "ZONE --name \(name)'" : suggestion))
        }
    }

    private func report(_ position: Position, _ message: String) {
        reporter.error(settingsPath, position, message)
    }
}
