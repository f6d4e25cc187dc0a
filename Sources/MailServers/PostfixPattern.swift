internal import Rejections
internal import Replies

/// Patterns in normal form as expressions of regexp(5) tables: POSIX extended ones, in any case. A
/// reply begins with its status, so something is always before its words.
enum PostfixPattern {
    /// What is before a pattern: whole angle brackets, which so cannot contain the pattern.
    static let start: ConfigurationText = "^([^<]|<[^>]*>)*"

    /// One byte that no word contains, before a word; no angle bracket may begin there.
    private static let before: ConfigurationText = "[] -.:;=-@[-`{-~\\/]"
    private static let after: ConfigurationText = "([] -.:-@[-`{-~\\/]|$)"

    /// One of several patterns.
    static func any(_ patterns: [WordPattern]) -> ConfigurationText {
        // A status may be at the start of the reply, where nothing is before it.
        patterns.contains(where: \.beginsWithDigit)
            ? "(\(start)\(anyWhole(patterns))|^\(choice(patterns.map(body))))"
            : "\(start)\(anyWhole(patterns))"
    }

    /// A name of a blocklist.
    /// - Parameter ends: what must be right before it, if not empty.
    static func named(_ name: WordPattern, after ends: [WordPattern] = []) -> ConfigurationText {
        guard ends.isEmpty else {
            return "\(start)\(anyWhole(ends))\(body(name))\(name.isWhole.end ? after : "")"
        }
        // No part of a longer domain: neither before nor after it may be a hyphen.
        let isDomain = name.isDomain
        let left: ConfigurationText = isDomain ? "[] -,.:;=-@[-`{-~\\/]" : before
        let right: ConfigurationText =
            isDomain ? "([] -,:-@[-`{-~\\/]|\\.?$|\\.[] -,:-@[-`{-~\\/.-])" : after
        return "\(start)\(name.isWhole.start ? left : "")\(body(name))"
            + "\(name.isWhole.end ? right : "")"
    }

    /// What looks like a zone, right after one of several patterns.
    static func zone(after patterns: [WordPattern]) -> ConfigurationText {
        let label: ConfigurationText = "[^][ ;,()\"'<>\\/@.]"
        let run: ConfigurationText = "[^][ ;,()\"'<>\\/@]"
        return "\(start)\(anyWhole(patterns))\(run)*\(label)\\.\(label)*[a-z]\(label)*"
            + "\\.?([][ ;,()\"'<>]|$)"
    }

    /// An enhanced status code.
    static func code(_ code: EnhancedStatusCode) -> ConfigurationText {
        "\(start)[^<0-9.]\(regexp: code.description)([^0-9.]|\\.[^0-9]|\\.?$)"
    }

    /// The same, with no other one after it.
    static func lastCode(_ code: EnhancedStatusCode) -> ConfigurationText {
        "\(start)[^<0-9.]\(regexp: code.description)([^0-9.]([^.]|\\.[^0-9])*)?\\.?$"
    }

    /// Patterns that begin and end alike share what must be before and after them.
    private static func anyWhole(_ patterns: [WordPattern]) -> ConfigurationText {
        let edges = [(true, true), (true, false), (false, true), (false, false)]
        let choices = edges.compactMap { isWhole -> ConfigurationText? in
            let bodies = patterns.filter { $0.isWhole == isWhole }.map(body)
            guard !bodies.isEmpty else { return nil }
            return "\(isWhole.0 ? before : "")\(choice(bodies))\(isWhole.1 ? after : "")"
        }
        return choice(choices)
    }

    private static func choice(_ expressions: [ConfigurationText]) -> ConfigurationText {
        expressions.count == 1
            ? expressions[0] : "(\(expressions.joined(separator: "|")))"
    }

    private static func body(_ pattern: WordPattern) -> ConfigurationText {
        pattern.pieces.map { piece in
            switch piece {
            case .gap: ".{0,\(WordPattern.longestGap)}"
            case .words(let words): expression(words)
            }
        }.joined()
    }

    /// Angle brackets are empty in normal form.
    private static func expression(_ words: String) -> ConfigurationText {
        words.split(separator: "<>", omittingEmptySubsequences: false)
            .map { "\(regexp: String($0))" as ConfigurationText }.joined(separator: "<[^<>]*>")
    }
}

extension WordPattern {
    /// Whether it is a zone, or the beginning of a link.
    fileprivate var isDomain: Bool {
        guard case .words(let words) = pieces.first, pieces.count == 1 else { return false }
        return words.contains(".") && !words.contains(" ")
    }

    fileprivate var beginsWithDigit: Bool {
        guard case .words(let words) = pieces.first else { return false }
        return words.utf8.first.map(ASCII.isDigit) ?? false
    }
}
