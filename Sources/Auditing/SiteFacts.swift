internal import Links
internal import Rejections
package import SiteContent

/// The pages and blocklists of the site that audits compare with.
package struct SiteFacts: Sendable {
    let base: String
    let reasons: Set<String>
    let catalogue: ZoneCatalogue
    let used: Set<Slug>
    private let lists: [Zone: Blocklist]

    package init(_ site: Site) {
        base = site.baseURL.base
        reasons = Set(site.reasons.map(\.slug.description))
        catalogue = site.catalogue
        used = Set(site.usedBlocklists)
        lists = Dictionary(
            site.blocklists.flatMap { list in list.zones.map { ($0, list) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The list that is queried under a name, which may begin with a secret key.
    func list(named name: some StringProtocol) -> (zone: Zone, blocklist: Blocklist)? {
        guard let zone = catalogue.zone(utf8: Array(name.utf8)), let list = lists[zone] else {
            return nil
        }
        return (zone, list)
    }

    /// Whether a name is that of a list with a customer's key before it.
    func isKeyed(_ name: some StringProtocol) -> Bool {
        guard let zone = catalogue.zone(utf8: Array(name.utf8)) else { return false }
        return zone.description != name.lowercased() && name.contains(".dq.")
            || lists[zone]?.keyedZones.contains { name.lowercased().hasSuffix(".\($0)") } == true
    }

    /// Why a list should not be queried: it is defunct, an allowlist, or unknown to the site.
    func findings(querying name: some StringProtocol, at place: String) -> [Finding] {
        guard let (zone, list) = list(named: name) else {
            return [
                Finding(
                    .warning, place,
                    "the site has no page for the blocklist '\(name)'; add it to "
                        + "Content/blocklists, or stop querying it")
            ]
        }
        if let problem = list.disqualification {
            return [
                Finding(.error, place, "the blocklist '\(zone)' \(problem); stop querying it")
            ]
        }
        guard used.contains(list.slug) else {
            return [
                Finding(
                    .warning, place,
                    "the site does not list '\(zone)' as used; add '\(list.slug)' to "
                        + "'blocklists' in Content/site.yaml")
            ]
        }
        return []
    }
}
