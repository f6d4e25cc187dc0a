internal import Links
package import Rejections
package import SiteContent

/// A blocklist that the mail server queries, with the name to query and the name to show.
package struct QueriedBlocklist: Sendable {
    /// What a list is queried for.
    enum QueryKind: String, Sendable {
        /// The address of the sending server.
        case address
        /// The same, but only for messages without a sender: bounces.
        case addressOfBounce
        /// The domains of the sender and of the sending server.
        case domain
    }

    package let blocklist: Blocklist
    /// The name to query, which may begin with the operator's secret key.
    package let zone: Zone
    /// The name in replies and links: from the catalogue, without a key.
    package let publicZone: Zone
    let queryKind: QueryKind
    /// Those of its parts that have pages of their own, in the order of the list's file.
    var partLists: [Blocklist] = []

    /// The responses that lead to one page.
    struct Part: Sendable {
        /// A part of a combined list, or the list itself.
        let blocklist: Blocklist
        /// The name in links.
        let name: ListName
        let filter: ReturnCodeFilter
    }

    /// The parts of a combined list, and what is left of it. No response belongs to two of them: it
    /// belongs to the first one.
    var parts: [Part] {
        var rest = filter
        var parts: [Part] = []
        for part in blocklist.parts {
            guard let list = partLists.first(where: { $0.slug == part.list }),
                let name = list.linkNames.first
            else { continue }
            let filter = ReturnCodeFilter(part, of: blocklist).intersection(rest)
            guard !filter.isEmpty else { continue }
            parts.append(Part(blocklist: list, name: name, filter: filter))
            rest = rest.subtracting(filter)
        }
        if rest.isEmpty { return parts }
        return parts + [Part(blocklist: blocklist, name: .zone(publicZone), filter: rest)]
    }

    /// Whether the name to query begins with a secret key.
    package var hasKey: Bool { secret != nil }

    /// The key in `zone`.
    var secret: String? {
        zone == publicZone ? nil : zone.description.split(separator: ".").first.map(String.init)
    }

    var filter: ReturnCodeFilter { ReturnCodeFilter(blocklist) }

    /// `nil` for lists that a mail server cannot query during SMTP.
    private static func queryKind(of blocklist: Blocklist) -> QueryKind? {
        switch blocklist.kind {
        case .address, .dynamicRange, .noReverseDNS: .address
        case .backscatter: .addressOfBounce
        case .domain, .link: .domain
        case .policy, .reputation: blocklist.queryObstacle == nil ? .address : nil
        case .mailbox, .allowlist: nil
        }
    }

    /// The lists that the site uses, except for those that a mail server cannot query.
    /// - Parameter keyed: names that begin with a key, for the lists that need one.
    /// - Throws: `MailServerError`.
    package static func used(
        in site: Site, keyed: [String] = []
    ) throws -> [QueriedBlocklist] {
        let names = site.usedBlocklists.filter { slug in
            site.blocklists.contains { list in
                list.slug == slug && !list.zones.isEmpty && queryKind(of: list) != nil
            }
        }
        return try lists(named: names.map(\.description), in: site, keyed: keyed)
    }

    /// The lists that the site uses and no mail server can query, each with the reason.
    package static func omitted(in site: Site) -> [(name: Slug, problem: String)] {
        site.usedBlocklists.compactMap { slug in
            site.blocklists.first { $0.slug == slug }?.queryObstacle.map { (slug, $0) }
        }
    }

    /// The lists with these names: zones, or names of files in `Content/blocklists`.
    /// - Parameter keyed: names that begin with a key, for the lists that need one.
    /// - Throws: `MailServerError` with everything that is wrong with them.
    package static func lists(
        named names: [String], in site: Site, keyed: [String] = []
    ) throws -> [QueriedBlocklist] {
        var lists: [QueriedBlocklist] = []
        var problems = keyed.filter { blocklist(withKey: $0, in: site) == nil }.map { name in
            // The first label may be a key: it is not repeated.
            let zone = name.split(separator: ".").dropFirst().joined(separator: ".")
            return
                "the key for '\(zone)' is for no list of the site; write KEY.ZONE with one of its "
                + "keyed zones"
        }
        for name in names {
            let slug = blocklist(named: name, in: site)?.slug
            let withKey = keyed.first { blocklist(withKey: $0, in: site)?.slug == slug }
            switch list(named: slug == nil ? name : withKey ?? name, in: site) {
            case .success(let list):
                guard !lists.contains(where: { $0.zone == list.zone }) else { continue }
                lists.append(list)
            case .failure(let error): problems += error.problems
            }
        }
        guard problems.isEmpty else { throw MailServerError(problems: problems) }
        return lists
    }

    private static func blocklist(named name: String, in site: Site) -> Blocklist? {
        let listName = site.catalogue.list(utf8: Array(name.utf8))
        return site.blocklists.first { list in
            list.slug.description == name || listName.map(list.linkNames.contains) == true
        }
    }

    private static func blocklist(withKey name: String, in site: Site) -> Blocklist? {
        let name = name.lowercased()
        return site.blocklists.first { $0.keyedZones.contains { name.hasSuffix(".\($0)") } }
    }

    private static func list(
        named name: String, in site: Site
    ) -> Result<QueriedBlocklist, MailServerError> {
        func failure(_ problem: String) -> Result<QueriedBlocklist, MailServerError> {
            .failure(MailServerError(problems: [problem]))
        }
        let listName = site.catalogue.list(utf8: Array(name.utf8))
        guard let blocklist = blocklist(named: name, in: site) else {
            return failure(
                "'\(name)' is not a blocklist of the site; add it to Content/blocklists first")
        }
        if let problem = blocklist.disqualification {
            return failure("'\(name)' \(problem); leave it out")
        }
        guard site.usedBlocklists.contains(blocklist.slug) else {
            return failure(
                "the site does not list '\(name)' as used; add '\(blocklist.slug)' to "
                    + "'blocklists' in Content/site.yaml")
        }
        guard let queryKind = queryKind(of: blocklist),
            let publicZone = listName?.zone ?? blocklist.zones.first
        else {
            return failure(
                "'\(name)' is not a list that a mail server can query during SMTP; leave it out")
        }
        let zone = Zone(name) ?? publicZone
        guard !blocklist.aliases.contains(zone) else {
            return failure("'\(name)' is not a zone of the list; write \(publicZone) in --lists")
        }
        guard !blocklist.keyedZones.contains(zone) else {
            return failure(
                "'\(name)' needs your key; write KEY.\(zone) into the file for --keys")
        }
        return .success(
            QueriedBlocklist(
                blocklist: blocklist, zone: zone, publicZone: publicZone, queryKind: queryKind,
                partLists: blocklist.parts.compactMap { part in
                    site.blocklists.first { $0.slug == part.list }
                }))
    }
}
