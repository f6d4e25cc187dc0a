package import Rejections

/// Links that other software still gives, or that an operator gave before, and where they lead on a
/// site: to the reasons that it has.
///
/// Only typed values of them are kept, those of the legacy form before those that the query has as
/// our own links do. The rules are data, for the front ends that are no program.
package struct LegacyLinks: Sendable {
    /// A piece of a path between slashes.
    package enum Component: Hashable, Sendable {
        /// This very word, in lower case.
        case word(String)
        /// Any text; kept if it is a valid value of the field.
        case value(LinkField)
    }

    /// Paths of a form.
    package struct PathRule: Sendable {
        package let components: [Component]
        package let reason: Slug
    }

    /// By form of the path; each has a form of its own.
    package let pathRules: [PathRule]

    /// Queries of the form `c=…&i=…&v=…` on these paths tell the code, the kind of the value, and
    /// the value.
    package let codedPaths: [String]

    /// The reasons by what a code may be, in lower case.
    package let codes: [String: Slug]

    /// The reason for any other code, such as an enhanced status code; without one a link with such
    /// a code is no legacy link.
    package let otherReason: Slug?

    /// What a query says of its value, in lower case.
    package static let kinds: [(word: String, field: LinkField)] = [
        ("ip", .parameter(.ip)), ("list", .list),
    ]

    /// - Parameter reasons: those that the site has.
    package init(reasons: some Sequence<Slug>) {
        let reasons = Set(reasons)
        func reason(_ name: String) -> Slug? {
            Slug(name).flatMap { reasons.contains($0) ? $0 : nil }
        }
        // A path that begins as one of the site's own is never a legacy one.
        func isOwn(_ word: String) -> Bool { reason(word.replacing(".html", with: "")) != nil }

        pathRules = Self.knownPaths.compactMap { components, name in
            if case .word(let word)? = components.first, isOwn(word) { return nil }
            return reason(name).map { PathRule(components: components, reason: $0) }
        }
        codedPaths = ["", "case"].filter { !isOwn($0) }
        let own = Dictionary(uniqueKeysWithValues: reasons.map { ($0.description, $0) })
        codes = own.merging(Self.knownCodes.compactMapValues(reason)) { $1 }
        otherReason = reason("unknown")
    }

    /// `/Why?s=mfrom;id=…;ip=192.0.2.1;r=…` is OpenSPF's explanation, which SPF libraries gave for
    /// years after the site had ended; `/rbl/192.0.2.1/bl.example` is a form that operators chose.
    private static let knownPaths: [([Component], String)] = [
        ([.word("why")], "spf"), ([.word("why.html")], "spf"),
        ([.word("rbl"), .value(.parameter(.ip)), .value(.list)], "dnsbl"),
        ([.word("rbl"), .value(.parameter(.ip))], "dnsbl"),
    ]

    /// Codes that large providers use.
    private static let knownCodes = [
        "bl": "dnsbl", "rbl": "dnsbl", "rdns": "no-reverse-dns", "ptr": "no-reverse-dns",
    ]

    // MARK: Where a link leads

    /// Where a legacy link leads.
    package struct Target: Hashable, Sendable {
        package let reason: Slug
        package let query: LinkQuery
    }

    /// The target of a link; `nil` if it is none of the legacy ones.
    /// - Parameters:
    ///   - path: as `LinkPath` normalizes it.
    ///   - query: the bytes behind `?`.
    package func target(
        path: [UInt8], query: some Collection<UInt8>, catalogue: ZoneCatalogue
    ) -> Target? {
        let pieces = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for rule in pathRules where rule.components.count == pieces.count {
            var values = LinkQuery(utf8: query, catalogue: catalogue)
            let isMatch = zip(rule.components, pieces).allSatisfy { component, piece in
                switch component {
                case .word(let word): return piece.elementsEqual(word.utf8)
                case .value(let field): values.set(field, utf8: piece, catalogue: catalogue)
                }
                return true
            }
            if isMatch { return Target(reason: rule.reason, query: values) }
        }
        guard codedPaths.contains(where: { path.elementsEqual($0.utf8) }) else { return nil }
        return codedTarget(query: query, catalogue: catalogue)
    }

    private func codedTarget(
        query: some Collection<UInt8>, catalogue: ZoneCatalogue
    ) -> Target? {
        let pairs = LinkQuery.pairs(utf8: query)
        guard let code = pairs.first(where: { $0.name == "c" })?.value,
            let kind = pairs.first(where: { $0.name == "i" })?.value,
            let value = pairs.first(where: { $0.name == "v" })?.value
        else { return nil }
        let word = String(decoding: code.map(ASCII.lowercased), as: UTF8.self)
        guard let reason = codes[word] ?? otherReason else { return nil }
        var values = LinkQuery(utf8: query, catalogue: catalogue)
        values.set(.parameter(.code), utf8: code, catalogue: catalogue)
        let kindWord = String(decoding: kind.map(ASCII.lowercased), as: UTF8.self)
        if let field = Self.kinds.first(where: { $0.word == kindWord })?.field {
            values.set(field, utf8: value, catalogue: catalogue)
        }
        return Target(reason: reason, query: values)
    }
}
