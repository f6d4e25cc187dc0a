package import Rejections

/// Links in other programs' formats, or in formats that an operator used before, and the reasons of
/// a site that they redirect to.
///
/// Only typed values are kept. Those of the legacy format take precedence over those that the query
/// has in our own. The formats are data, so that front ends other than the built-in server can
/// follow them.
package struct LegacyLinks: Sendable {
    /// A piece of a path between slashes.
    package enum Component: Hashable, Sendable {
        /// Exactly this word, in lower case.
        case word(String)
        /// Any text; kept if it is a valid value of the field.
        case value(LinkField)
    }

    /// A format of paths.
    package struct PathRule: Sendable {
        package let components: [Component]
        package let reason: Slug

        /// The fields of its values, in order.
        package var fields: [LinkField] {
            components.compactMap { if case .value(let field) = $0 { field } else { nil } }
        }
    }

    /// No path has two of these formats.
    package let pathRules: [PathRule]

    /// On these paths, a query `c=…&i=…&v=…` contains a code, the kind of a value, and the value.
    package let codedPaths: [String]

    /// The reason of each code, in lower case.
    package let codes: [String: Slug]

    /// The reason of any other code, such as an enhanced status code; without one, a link with such
    /// a code is not a legacy link.
    package let otherReason: Slug?

    /// The kinds of values in a query, in lower case.
    package static let kinds: [(word: String, field: LinkField)] = [
        ("ip", .parameter(.ip)), ("list", .list),
    ]

    /// - Parameter reasons: those that the site has.
    package init(reasons: some Sequence<Slug>) {
        let reasons = Set(reasons)
        func reason(_ name: String) -> Slug? {
            Slug(name).flatMap { reasons.contains($0) ? $0 : nil }
        }
        // A path that begins like one of the site's own is never a legacy link.
        func isOwn(_ word: String) -> Bool { reason(word.replacing(".html", with: "")) != nil }

        pathRules = Self.knownPaths.compactMap { components, name in
            if case .word(let word)? = components.first, isOwn(word) { return nil }
            return reason(name).map { PathRule(components: components, reason: $0) }
        }
        codedPaths = Self.codedWords.filter { !isOwn($0) }
        let own = Dictionary(uniqueKeysWithValues: reasons.map { ($0.description, $0) })
        codes = own.merging(Self.knownCodes.compactMapValues(reason)) { $1 }
        otherReason = reason("unknown")
    }

    /// `/Why?s=mfrom;id=…;ip=192.0.2.1;r=…` is OpenSPF's explanation, which SPF libraries linked to
    /// for years after that site had shut down; `/rbl/192.0.2.1/bl.example` is a format that
    /// operators use.
    private static let knownPaths: [([Component], String)] = [
        ([.word("why")], "spf"), ([.word("why.html")], "spf"),
        ([.word("rbl"), .value(.parameter(.ip)), .value(.list)], "dnsbl"),
        ([.word("rbl"), .value(.parameter(.ip))], "dnsbl"),
    ]

    /// The words with which the paths of legacy links begin, for names of pages to avoid.
    package static let words = Set(
        codedWords.filter { !$0.isEmpty }
            + knownPaths.compactMap { components, _ in
                if case .word(let word)? = components.first {
                    word.replacing(".html", with: "")
                } else {
                    nil
                }
            })

    private static let codedWords = ["", "case"]

    /// Codes that large providers use.
    private static let knownCodes = [
        "bl": "dnsbl", "rbl": "dnsbl", "rdns": "no-reverse-dns", "ptr": "no-reverse-dns",
    ]

    // MARK: Where a link redirects

    /// Where a legacy link redirects.
    package struct Target: Hashable, Sendable {
        package let reason: Slug
        package let query: LinkQuery
    }

    /// The target of a link; `nil` if it is not a legacy link.
    /// - Parameters:
    ///   - path: the link's path below that of the base URL.
    ///   - query: the bytes after `?`.
    package func target(
        path: RequestPath, query: some Collection<UInt8>, catalogue: ZoneCatalogue
    ) -> Target? {
        let pieces = path.components
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
        guard codedPaths.contains(where: { path.bytes.elementsEqual($0.utf8) }) else { return nil }
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
