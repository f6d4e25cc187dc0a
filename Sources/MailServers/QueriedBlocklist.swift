internal import Links
package import Rejections
package import SiteContent

/// A blocklist that the mail server asks: under which name, and which name its replies tell.
package struct QueriedBlocklist: Sendable {
    package let blocklist: Blocklist
    /// The name to ask, which may begin with the operator's secret key.
    package let zone: Zone
    /// The name in replies and links: of the catalogue, without any key.
    package let publicZone: Zone

    /// The key in `zone`.
    var secret: String? {
        zone == publicZone ? nil : zone.description.split(separator: ".").first.map(String.init)
    }

    var filter: ReturnCodeFilter { ReturnCodeFilter(blocklist) }

    /// What the list is asked about.
    enum Question: Hashable, Sendable {
        /// The sending server's address.
        case address
        /// The same, for messages without a sender only: bounces.
        case addressOfBounce
        /// The domains of the sender and of the sending server.
        case domain
    }

    var question: Question? { Self.question(of: blocklist) }

    /// `nil` for what no mail server asks while it takes a message.
    private static func question(of blocklist: Blocklist) -> Question? {
        switch blocklist.kind {
        case .address, .dynamicRange, .noReverseDNS: .address
        case .backscatter: .addressOfBounce
        case .domain: .domain
        case .mailbox, .reputation, .policy, .allowlist: nil
        }
    }

    /// The lists that the site uses, but for services that a mail server cannot ask.
    /// - Throws: `MailServerError`.
    package static func used(in site: Site) throws -> [QueriedBlocklist] {
        let names = site.usedBlocklists.filter { slug in
            site.blocklists.contains { list in
                list.slug == slug && !list.zones.isEmpty && question(of: list) != nil
            }
        }
        return try lists(named: names.map(\.description), in: site)
    }

    /// The lists that `names` stand for: zones, or slugs of files in `Content/blocklists`.
    /// - Throws: `MailServerError` with everything that is wrong with them.
    package static func lists(named names: [String], in site: Site) throws -> [QueriedBlocklist] {
        var lists: [QueriedBlocklist] = []
        var problems: [String] = []
        for name in names {
            switch list(named: name, in: site) {
            case .success(let list):
                guard !lists.contains(where: { $0.zone == list.zone }) else { continue }
                lists.append(list)
            case .failure(let error): problems += error.problems
            }
        }
        guard problems.isEmpty else { throw MailServerError(problems: problems) }
        return lists
    }

    private static func list(
        named name: String, in site: Site
    ) -> Result<QueriedBlocklist, MailServerError> {
        func refused(_ problem: String) -> Result<QueriedBlocklist, MailServerError> {
            .failure(MailServerError(problems: [problem]))
        }
        let publicZone = site.catalogue.zone(utf8: Array(name.utf8))
        guard
            let blocklist = site.blocklists.first(where: { list in
                list.slug.description == name || publicZone.map(list.zones.contains) == true
            })
        else {
            return refused(
                "'\(name)' is no blocklist of the site; add it to Content/blocklists first")
        }
        if let problem = blocklist.disqualification {
            return refused("'\(name)' \(problem); leave it out")
        }
        guard site.usedBlocklists.contains(blocklist.slug) else {
            return refused(
                "the site does not say that it uses '\(name)'; add '\(blocklist.slug)' to "
                    + "'blocklists' in Content/site.yaml")
        }
        guard let publicZone = publicZone ?? blocklist.zones.first else {
            return refused("'\(name)' has no zone that a mail server could ask; leave it out")
        }
        let zone = Zone(name) ?? publicZone
        let list = QueriedBlocklist(blocklist: blocklist, zone: zone, publicZone: publicZone)
        guard list.question != nil else {
            return refused(
                "'\(name)' lists what no mail server asks while it takes a message; leave it out")
        }
        guard !blocklist.keyedZones.contains(zone) else {
            return refused(
                "'\(name)' is asked with your key; name it as KEY.\(zone) with --lists")
        }
        return .success(list)
    }
}
