internal import Rejections

/// A legacy link is read as one of ours: what its path and its coded query say precedes its query
/// as pairs of our own, among which `values` finds the valid ones.
extension LinkRules {
    var legacyPairs: [Rule] {
        let coded = [("c", LinkVariable.legacyCode), ("i", .legacyKind), ("v", .legacyValue)]
        return coded.map { name, variable in
            Rule(variable, of: "\(.query)", [.matching(LinkPattern.anyPair(name), ":$1")])
        } + [
            Rule(
                .legacyPairs,
                of: "\(.legacyCode)&\(.legacyKind)&\(.legacyValue)&\(.path)",
                codedPairs + pathPairs)
        ]
    }

    private var codedPairs: [Rule.Entry] {
        let kinds = LegacyLinks.kinds.map { kind -> Rule.Entry in
            let word = LinkPattern.anyEncoding(kind.word)
            return .matching(
                "^:([^&]*)&:\(LinkPattern.opening)\(word)\(LinkPattern.closing)&:([^&]*)&\(codedPath)\\z",
                "\(Parameter.code.rawValue)=$1&\(kind.field)=$2&")
        }
        return kinds + [
            .matching("^:([^&]*)&:[^&]*&:[^&]*&\(codedPath)\\z", "\(Parameter.code.rawValue)=$1&")
        ]
    }

    private var codedPath: String {
        let words = legacyLinks.codedPaths.filter { !$0.isEmpty }
        let empty = legacyLinks.codedPaths.contains("") ? "?" : ""
        return words.isEmpty ? "" : "(?:\(precedingLocale)\(LinkPattern.oneOf(words)))\(empty)"
    }

    private var precedingLocale: String { "(?:\(LegacyLinks.locale)/)?" }

    private var pathPairs: [Rule.Entry] {
        // Captured if it means the same in a query.
        let piece = "(?:([^/&;%]*)|[^/]*)"
        return legacyLinks.pathRules.filter { !$0.fields.isEmpty }.map { rule in
            let pairs = rule.fields.enumerated().map { "\($1)=$\($0 + 1)&" }.joined()
            return .matching(
                "^\(Self.anyCode)\(pattern(rule, value: piece))\\z",
                RuleResult(stringLiteral: pairs))
        }
    }

    /// Code, kind, and value, whatever they are.
    private static let anyCode = "[^&]*&[^&]*&[^&]*&"

    private func pattern(_ rule: LegacyLinks.PathRule, value: String) -> String {
        let pieces = rule.components.map { component in
            switch component {
            case .word(let word): LinkPattern.literal(word)
            case .value: value
            }
        }
        return precedingLocale + pieces.joined(separator: "/")
    }

    // MARK: Where it redirects

    var legacyTarget: [Rule] {
        let fields = LinkField.allCases
        let pairs = fields.map { field in
            Rule(.pair(field), of: "\(.value(of: field))", [.matching("^(.+)\\z", "&\(field)=$1")])
        }
        // Not every server has a way to write a `$`.
        let base = basePath.isEmpty ? "" : "/\(basePath.replacing("$", with: "%24"))"
        return reason + pairs + [
            Rule(.targetPath, of: "\(.legacyReason)", [.matching("^(.+)\\z", "\(base)/$1")]),
            Rule(
                .targetQuery, of: RuleSource(fields.map(LinkVariable.pair), separator: ""),
                [.matching("^&(.+)\\z", "$1")]),
            Rule(
                .target, of: "\(.targetPath)?\(.targetQuery)",
                [.matching("^(/[^?]*)\\?\\z", "$1"), .matching("^(/.*)\\z", "$1")]),
            targetPage(.targetPage, in: defaultLocale.description),
            targetPage(.fallbackTargetPage, in: Self.defaultFolder),
        ]
    }

    private func targetPage(_ variable: LinkVariable, in folder: String) -> Rule {
        Rule(
            variable, of: "\(.legacyReason)",
            [.matching("^(.+)\\z", "/\(folder)/$1/index.html")], otherwise: "/\(Self.unknown)")
    }

    private var reason: [Rule] {
        let codes = legacyLinks.codes.sorted { $0.key < $1.key }
        let coded = Rule.Entry.matching(
            "^([^&]+)&:[^&]*&:[^&]*&:[^&]*&\(codedPath)\\z", "$1")
        let paths = legacyLinks.pathRules.map { rule in
            Rule.Entry.matching(
                "^[^&]*&\(Self.anyCode)\(pattern(rule, value: "[^/]*"))\\z",
                RuleResult(text: rule.reason.description))
        }
        return [
            Rule(
                .codeWord, of: "\(.legacyCode)",
                [
                    .matching(
                        "^:\(LinkPattern.greedyOpening)([a-z0-9-]+)\(LinkPattern.closing)\\z",
                        "$1")
                ]),
            Rule(
                .codeReason, of: "\(.codeWord)",
                codes.map { .text($0.key, $0.value.description) },
                otherwise: legacyLinks.otherReason?.description ?? ""),
            Rule(
                .legacyReason,
                of: "\(.codeReason)&\(.legacyCode)&\(.legacyKind)&\(.legacyValue)&\(.path)",
                [coded] + paths),
        ]
    }
}
