internal import Links
internal import Pages
internal import Rejections

/// Legacy links as regular expressions, for web servers that have nothing else.
///
/// Such a link is read as one of today: what its path and its coded query say is put before the
/// query as pairs of today's, in which `LinkPatterns` find what is valid. Written as those are, to
/// be matched without case.
///
/// A server first keeps the three `codePairs` of the query. Its *link text* is these and the path
/// below the base URL, with `&` between them: none of the three holds one.
struct LegacyLinkPatterns {
    /// An expression, and what comes of a text that it fits, with `$1` for a capture.
    typealias Entry = (pattern: String, result: String)

    private let links: LegacyLinks
    private let base: String

    init(site: CompiledSite) {
        links = LegacyLinks(reasons: site.reasons)
        base = site.baseURL.path
    }

    /// Each captures `=` and what stands behind it in the query of a link: code, kind and value.
    static let codePairs: [(name: String, pattern: String)] =
        zip(["code", "kind", "value"], ["c", "i", "v"]).map { name, letter in
            (name, "^(?:|.*?[&;])\(LinkPatterns.anyEncoding(letter))(=[^&;]*)")
        }

    /// What a link text says as pairs of today's query, with `&` at its end. The first one that
    /// fits counts.
    var pairs: [Entry] {
        let coded = LegacyLinks.kinds.map { kind in
            let word = LinkPatterns.anyEncoding(kind.word) + LinkPatterns.glued + "*"
            return ("^=([^&]*)&=\(word)&=([^&]*)&\(codedPath)", "code=$1&\(kind.field)=$2&")
        }
        return coded + [("^=([^&]*)&=[^&]*&=[^&]*&\(codedPath)", "code=$1&")] + pathPairs
    }

    // MARK: Reasons

    /// The first code pair without its `=` and what mail programs glue to its end.
    static let codeWord = "^=(.*?)\(LinkPatterns.glued)*\\z"

    /// The reasons of such words in lower case, in order.
    var codes: [(word: String, reason: String)] {
        links.codes.map { (word: $0.key, reason: $0.value.description) }.sorted {
            $0.word < $1.word
        }
    }

    /// The reason of any other word; empty where a link with such a word is no legacy one.
    var otherCode: String { links.otherReason?.description ?? "" }

    /// The reason of a link, from the one of its code, `&`, and its link text.
    var reasons: [Entry] {
        let coded = ("^([^&]+)&=[^&]*&=[^&]*&=[^&]*&\(codedPath)", "$1")
        return [coded]
            + links.pathRules.map { rule in
                let path = path(rule, value: "[^/]*")
                return ("^[^&]*&\(Self.anyCode)\(path)", rule.reason.description)
            }
    }

    // MARK: Paths

    private static let anyCode = "[^&]*&[^&]*&[^&]*&"

    private var codedPath: String { "(?:\(links.codedPaths.joined(separator: "|")))\\z" }

    private var pathPairs: [Entry] {
        links.pathRules.compactMap { rule in
            let pairs = parameters(of: rule).enumerated().map { "\($1)=$\($0 + 1)&" }
            guard !pairs.isEmpty else { return nil }
            return ("^\(Self.anyCode)\(path(rule, value: Self.piece))", pairs.joined())
        }
    }

    /// A piece of a path, captured if it means the same as a value in a query.
    private static let piece = "(?:([^/&;%]*[^/&;%)\\]>.,])|[^/]*)"

    private func path(_ rule: LegacyLinks.PathRule, value: String) -> String {
        let pieces = rule.components.map { component in
            switch component {
            case .word(let word): LinkPatterns.literal(word)
            case .value: value
            }
        }
        return pieces.joined(separator: "/") + "\\z"
    }

    private func parameters(of rule: LegacyLinks.PathRule) -> [LinkField] {
        rule.components.compactMap { if case .value(let parameter) = $0 { parameter } else { nil } }
    }

    /// Paths from where values begin, which no log may hold.
    var secretPaths: [String] {
        let beginnings = links.pathRules.filter { !parameters(of: $0).isEmpty }.map { rule in
            rule.components.prefix { if case .word = $0 { true } else { false } }.map { component in
                if case .word(let word) = component { "/\(LinkPatterns.literal(word))" } else { "" }
            }.joined()
        }
        return Set(beginnings).sorted().map { "\($0)/.*" }
    }

    // MARK: Targets

    /// What `ip&code&list`, each empty if unknown, are as the query of today's link, with its `?`.
    static let queries: [Entry] = {
        let parameters = LinkField.allCases
        return (1..<(1 << parameters.count)).map { bits in
            let known = parameters.indices.map { bits & (1 << $0) != 0 }
            let pattern = known.map { $0 ? "([^&]+)" : "" }.joined(separator: "&")
            let names = zip(parameters, known).filter(\.1).map(\.0)
            let pairs = names.enumerated().map { "\($1)=$\($0 + 1)" }
            return ("^\(pattern)\\z", "?\(pairs.joined(separator: "&"))")
        }
    }()

    /// The address of a reason's page, without its query.
    func target(_ reason: String) -> String { "\(base)/\(reason)" }
}
