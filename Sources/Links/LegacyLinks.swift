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
    /// Large providers have a language in them: `/en/case`.
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

    /// An expression for what may precede any of these paths but the empty one, in lower case and
    /// without its slash. A language in it is not kept: mail servers print one for all readers.
    package static let locale = "[a-z]{2}(?:[-_][a-z0-9]{2,4})?"

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
    /// operators use; `/en/error-messages?ip=192.0.2.1&c=…` is one that GMX and IONOS used.
    private static let knownPaths: [([Component], String)] = [
        ([.word("why")], "spf"), ([.word("why.html")], "spf"),
        ([.word("rbl"), .value(.parameter(.ip)), .value(.list)], "dnsbl"),
        ([.word("rbl"), .value(.parameter(.ip))], "dnsbl"),
        ([.word("error-messages")], "unknown"), ([.word("error-messages.html")], "unknown"),
    ]

    /// The words with which the paths of legacy links begin, for names of pages to avoid.
    package static let words = Set(
        (codedWords.filter { !$0.isEmpty }
            + knownPaths.compactMap { components, _ in
                if case .word(let word)? = components.first { word } else { nil }
            }).map { $0.replacing(".html", with: "") })

    private static let codedWords = ["", "case", "case.html"]

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
        let query = path.query(query)
        return target(path.components, query, catalogue)
            ?? Self.withoutLocale(path.components).flatMap { target($0, query, catalogue) }
    }

    private func target(
        _ pieces: [ArraySlice<UInt8>], _ query: [UInt8], _ catalogue: ZoneCatalogue
    ) -> Target? {
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
        guard pieces.count == 1, codedPaths.contains(where: { pieces[0].elementsEqual($0.utf8) })
        else { return nil }
        return codedTarget(query: query, catalogue: catalogue)
    }

    /// What follows a locale; `nil` if none does.
    private static func withoutLocale(_ pieces: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>]? {
        guard pieces.count > 1, let first = pieces.first else { return nil }
        let parts = first.split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        guard parts.count <= 2, parts[0].count == 2, parts[0].allSatisfy(ASCII.isLetter) else {
            return nil
        }
        if let region = parts.dropFirst().first {
            guard (2...4).contains(region.count),
                region.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) })
            else { return nil }
        }
        return Array(pieces.dropFirst())
    }

    private func codedTarget(query: [UInt8], catalogue: ZoneCatalogue) -> Target? {
        let pairs = LinkQuery.pairs(utf8: query)
        guard let code = pairs.first(where: { $0.name == "c" })?.value,
            let kind = pairs.first(where: { $0.name == "i" })?.value,
            let value = pairs.first(where: { $0.name == "v" })?.value,
            let reason = codes[LinkMargin.word(in: code)] ?? otherReason
        else { return nil }
        var values = LinkQuery(utf8: query, catalogue: catalogue)
        values.set(.parameter(.code), utf8: code, catalogue: catalogue)
        let word = LinkMargin.word(in: kind)
        if let field = Self.kinds.first(where: { $0.word == word })?.field {
            values.set(field, utf8: value, catalogue: catalogue)
        }
        return Target(reason: reason, query: values)
    }
}
