internal import Links
internal import Rejections
internal import Replies
package import SiteContent

/// The pages and blocklists of the site that audits compare with.
package struct SiteFacts: Sendable {
    let base: String
    let reasons: Set<String>
    let catalogue: ZoneCatalogue
    let used: Set<Slug>
    let recognizer: ReplyRecognizer
    private let lists: [ListName: Blocklist]

    /// The domains under which providers have lists with keys, such as `dq.spamhaus.net`.
    private let keyedSuffixes: Set<String>

    package init(_ site: Site) {
        keyedSuffixes = Set(
            site.blocklists.flatMap(\.keyedZones).compactMap { zone in
                let labels = zone.description.split(separator: ".")
                return labels.count > 3 ? labels.dropFirst().joined(separator: ".") : nil
            })
        base = site.baseURL.base
        reasons = Set(site.reasons.map(\.slug.description))
        catalogue = site.catalogue
        used = Set(site.usedBlocklists)
        recognizer = ReplyRecognizer(site)
        lists = Dictionary(
            site.blocklists.flatMap { list in list.linkNames.map { ($0, list) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The list that is queried under a name, which may begin with a secret key.
    func list(named name: some StringProtocol) -> (name: ListName, blocklist: Blocklist)? {
        guard let listName = catalogue.list(utf8: Array(name.utf8)), let list = lists[listName]
        else { return nil }
        return (listName, list)
    }

    /// Whether a name is that of a list with a customer's key before it: one of the catalogue, or any
    /// list of a provider whose lists have keys.
    func isKeyed(_ name: some StringProtocol) -> Bool {
        let lowered = name.lowercased()
        if let (listName, list) = list(named: name) {
            return listName.description != lowered && lowered.contains(".dq.")
                || list.keyedZones.contains { lowered.hasSuffix(".\($0)") }
        }
        return keyedSuffixes.contains { suffix in
            lowered.hasSuffix(".\(suffix)")
                && lowered.dropLast(suffix.count + 1).contains(".")
        }
    }

    /// The name to show: that of the list, never with a key.
    func publicName(of name: some StringProtocol) -> String {
        if let known = list(named: name) { return known.name.description }
        guard let dot = name.firstIndex(of: ".") else { return String(name) }
        let label = name[..<dot]
        // A key is a label that no one could remember.
        let looksLikeKey =
            label.count >= 16 && label.contains(where: \.isNumber) && !label.contains("-")
        return isKeyed(name) || looksLikeKey
            ? String(name[name.index(after: dot)...]) : String(name)
    }

    /// Why a list should not be queried: it is defunct, an allowlist, or unknown to the site.
    func findings(querying name: some StringProtocol, at place: String) -> [Finding] {
        guard let (listName, list) = list(named: name) else {
            return [
                Finding(
                    .warning, place,
                    "the site has no page for the blocklist '\(publicName(of: name))'; add it to "
                        + "Content/blocklists, or stop querying it")
            ]
        }
        if list.aliases.contains(where: { $0.description == name.lowercased() }) {
            return [
                Finding(
                    .error, place,
                    "'\(name.lowercased())' is not a zone of '\(list.slug)'; query '\(listName)' instead"
                )
            ]
        }
        if let problem = list.disqualification {
            return [
                Finding(.error, place, "the blocklist '\(listName)' \(problem); stop querying it")
            ]
        }
        guard used.contains(list.slug) else {
            return [
                Finding(
                    .warning, place,
                    "the site does not list '\(listName)' as used; add '\(list.slug)' to "
                        + "'blocklists' in Content/site.yaml")
            ]
        }
        return []
    }
}
