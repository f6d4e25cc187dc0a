internal import Links
internal import Rejections
package import SiteContent

/// The pages and blocklists of the site that audits compare with.
package struct SiteFacts: Sendable {
    let base: String
    let reasons: Set<String>
    let catalogue: ZoneCatalogue
    let used: Set<Slug>
    private let lists: [ListName: Blocklist]

    package init(_ site: Site) {
        base = site.baseURL.base
        reasons = Set(site.reasons.map(\.slug.description))
        catalogue = site.catalogue
        used = Set(site.usedBlocklists)
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

    /// Whether a name is that of a list with a customer's key before it.
    func isKeyed(_ name: some StringProtocol) -> Bool {
        guard let (listName, list) = list(named: name) else { return false }
        return listName.description != name.lowercased() && name.contains(".dq.")
            || list.keyedZones.contains { name.lowercased().hasSuffix(".\($0)") }
    }

    /// Why a list should not be queried: it is defunct, an allowlist, or unknown to the site.
    func findings(querying name: some StringProtocol, at place: String) -> [Finding] {
        guard let (listName, list) = list(named: name) else {
            return [
                Finding(
                    .warning, place,
                    "the site has no page for the blocklist '\(name)'; add it to "
                        + "Content/blocklists, or stop querying it")
            ]
        }
        if list.aliases.contains(where: { $0.description == name.lowercased() }) {
            return [
                Finding(
                    .error, place,
                    "'\(name)' is not a zone of '\(list.slug)'; query '\(listName)' instead")
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
