/// Links that other software still gives, or that an operator gave before: where they lead now.
///
/// Only typed values of them are kept. The rules are data, for the ways out that are no program.
package enum FormerLink {
    /// A piece of a path between slashes.
    package enum Component: Hashable, Sendable {
        /// This very word, in lower case.
        case word(String)
        case value(Parameter)
    }

    /// Paths of a form, whose query has the parameters of our own links.
    package struct PathRule: Sendable {
        package let components: [Component]
        package let reason: String
    }

    /// By form of the path.
    ///
    /// `/Why?s=mfrom;id=…;ip=192.0.2.1;r=…` is OpenSPF's explanation, which SPF libraries gave for
    /// years after the site had ended; `/rbl/192.0.2.1/bl.example` is a form that operators chose.
    package static let pathRules = [
        PathRule(components: [.word("why")], reason: "spf"),
        PathRule(components: [.word("why.html")], reason: "spf"),
        PathRule(components: [.word("rbl"), .value(.ip), .value(.list)], reason: "dnsbl"),
        PathRule(components: [.word("rbl"), .value(.ip)], reason: "dnsbl"),
    ]

    /// Queries of the form `c=…&i=ip&v=…` on these paths tell the code, the kind of the value, and
    /// the value. The code is one of `codes`, a reason's slug, or an enhanced status code.
    package static let codedPaths = ["", "case"]

    /// Codes that large providers use, each with our reason for it.
    package static let codes = [
        "bl": "dnsbl", "rbl": "dnsbl", "rdns": "no-reverse-dns", "ptr": "no-reverse-dns",
    ]

    /// The reason for a code that is none of these.
    package static let otherReason = "unknown"

    /// Where a former link leads.
    package struct Target: Hashable, Sendable {
        package let reason: Slug
        package let query: LinkQuery
    }

    /// The target of a link; `nil` if it is none of the former ones.
    /// - Parameters:
    ///   - path: as `LinkPath` normalizes it.
    ///   - query: the bytes behind `?`.
    ///   - isReason: whether there is a page for it.
    package static func target(
        path: [UInt8], query: some Collection<UInt8>, catalogue: ZoneCatalogue,
        isReason: (Slug) -> Bool
    ) -> Target? {
        let pieces = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for rule in pathRules where rule.components.count == pieces.count {
            var values = LinkQuery(utf8: query, catalogue: catalogue)
            let isMatch = zip(rule.components, pieces).allSatisfy { component, piece in
                switch component {
                case .word(let word): return piece.elementsEqual(word.utf8)
                case .value(.ip): values.ip = IPAddress(utf8: piece)
                case .value(.code): values.code = EnhancedStatusCode(utf8: piece)
                case .value(.list): values.list = catalogue.zone(utf8: piece)
                }
                // A value that does not parse is as if it were not there.
                return true
            }
            if isMatch, let reason = Slug(rule.reason), isReason(reason) {
                return Target(reason: reason, query: values)
            }
        }
        guard codedPaths.contains(where: { path.elementsEqual($0.utf8) }) else { return nil }
        return codedTarget(query: query, catalogue: catalogue, isReason: isReason)
    }

    private static func codedTarget(
        query: some Collection<UInt8>, catalogue: ZoneCatalogue, isReason: (Slug) -> Bool
    ) -> Target? {
        let pairs = LinkQuery.pairs(utf8: query)
        guard let code = pairs.first(where: { $0.name == "c" })?.value,
            let kind = pairs.first(where: { $0.name == "i" })?.value,
            let value = pairs.first(where: { $0.name == "v" })?.value
        else { return nil }
        var known = LinkQuery(code: EnhancedStatusCode(utf8: code))
        switch String(decoding: kind.map(ASCII.lowercased), as: UTF8.self) {
        case "ip": known.ip = IPAddress(utf8: value)
        case "list": known.list = catalogue.zone(utf8: value)
        default: break
        }
        let name = String(decoding: code.map(ASCII.lowercased), as: UTF8.self)
        let named = Slug(codes[name] ?? name).flatMap { isReason($0) ? $0 : nil }
        guard let reason = named ?? Slug(otherReason), isReason(reason) else { return nil }
        return Target(reason: reason, query: known)
    }
}
