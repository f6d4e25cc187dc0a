package import Diagnostics
package import SourceFiles

/// Checks the tags of one source text: known names, balanced sections, no value that may be
/// missing outside the section that asks for it.
package struct TagChecker {
    /// What a name needs around it.
    package enum Rule: Equatable {
        /// Always there.
        case always
        /// Only inside `{{#section}}`.
        case inside(String)
        /// Only asked for by a section, never printed.
        case sectionOnly
    }

    package let rules: [String: Rule]
    /// Names that are known in other texts, each with what to do to use it in this one.
    package let elsewhere: [String: String]
    /// The partials a template may name; `nil` where none is allowed.
    package let partials: Set<String>?
    /// Whether a triple-brace tag is allowed.
    package let allowsUnescaped: Bool

    package init(
        rules: [String: Rule], elsewhere: [String: String] = [:], partials: Set<String>?,
        allowsUnescaped: Bool
    ) {
        self.rules = rules
        self.elsewhere = elsewhere
        self.partials = partials
        self.allowsUnescaped = allowsUnescaped
    }

    /// How many sections may be open at one place, and how many a text may have.
    private static let (maximumDepth, maximumCount) = (32, 1_000)
    /// How many problems of one text are reported.
    private static let maximumProblems = 50

    /// The first tag of a section that is one too many, and what to say of it.
    static func excess(in tags: [MustacheTag]) -> (tag: MustacheTag, message: String)? {
        var (depth, count) = (0, 0)
        for tag in tags {
            switch tag.kind {
            case .section, .inverted:
                (depth, count) = (depth + 1, count + 1)
                if depth > maximumDepth {
                    return (
                        tag, "sections are nested more than \(maximumDepth) deep; split the text"
                    )
                }
                if count > maximumCount {
                    return (tag, "the text has more than 1,000 sections; split it")
                }
            case .end: depth -= 1
            case .variable, .unescaped, .partial, .comment, .other, .unclosed: break
            }
        }
        return nil
    }

    /// - Parameter tags: those of the source.
    package func check(
        _ source: SourceText, tags: [MustacheTag], into diagnostics: inout Diagnostics
    ) {
        var open: [MustacheTag] = []
        var problemCount = 0
        func report(_ tag: MustacheTag, _ message: String) {
            problemCount += 1
            diagnostics.error(source.path, source.position(of: tag.index), message)
        }
        if let range = source.text.firstRange(ofBytes: TokenTable.prefix) {
            diagnostics.error(
                source.path, source.position(of: range.lowerBound),
                "'\(TokenTable.prefix)' is reserved for the compiler; write it in another way")
        }
        if let excess = Self.excess(in: tags) { return report(excess.tag, excess.message) }
        for tag in tags {
            guard problemCount < Self.maximumProblems else {
                return report(tag, "there are more problems with tags; fix those above first")
            }
            switch tag.kind {
            case .variable:
                checkVariable(tag, open: open, report)
            case .unescaped:
                if allowsUnescaped {
                    checkVariable(tag, open: open, report)
                } else {
                    report(tag, "'{{{' is not for texts; write '{{\(tag.name)}}'")
                }
            case .section, .inverted:
                if rules[tag.name] == nil { reportUnknown(tag, report) }
                open.append(tag)
            case .end:
                if let last = open.last, last.name == tag.name {
                    open.removeLast()
                } else if let last = open.last {
                    report(
                        tag,
                        "'{{/\(tag.name)}}' does not match the open section '\(last.source)'")
                } else {
                    report(tag, "'{{/\(tag.name)}}' closes a section that is not open")
                }
            case .partial:
                if partials?.contains(tag.name) != true {
                    let suggestion = Suggestion.clause(
                        for: tag.name, among: (partials ?? []).sorted())
                    report(tag, "there is no template '\(tag.name)'\(suggestion)")
                }
            case .comment: break
            case .other: report(tag, "this kind of tag is not used here; use '{{name}}'")
            case .unclosed: report(tag, "'{{' without '}}'; close the tag")
            }
        }
        for tag in open {
            report(tag, "the section '\(tag.source)' is never closed; add '{{/\(tag.name)}}'")
        }
    }

    private func checkVariable(
        _ tag: MustacheTag, open: [MustacheTag], _ report: (MustacheTag, String) -> Void
    ) {
        switch rules[tag.name] {
        case nil: reportUnknown(tag, report)
        case .always?: break
        case .inside(let section)?:
            // The innermost section of that name decides: {{^ip}} inside {{#ip}} knows no ip.
            let around = open.last { $0.name == section }
            if around?.kind != .section {
                report(
                    tag,
                    "'{{\(tag.name)}}' may be missing; put it into {{#\(section)}} … {{/\(section)}} "
                        + "and say the sentence without it in {{^\(section)}} … {{/\(section)}}")
            }
        case .sectionOnly?:
            report(tag, "'\(tag.name)' has no text; ask for it with '{{#\(tag.name)}}'")
        }
    }

    private func reportUnknown(_ tag: MustacheTag, _ report: (MustacheTag, String) -> Void) {
        if let remedy = elsewhere[tag.name] {
            return report(tag, "'\(tag.source)' is not available here; \(remedy)")
        }
        let suggestion = Suggestion.clause(for: tag.name, among: rules.keys.sorted())
        let noun = tag.kind == .section || tag.kind == .inverted ? "section" : "variable"
        let known = suggestion.isEmpty && rules.count < 40
        report(
            tag,
            "unknown \(noun) '\(tag.name)'\(suggestion)"
                + (known ? "; known are: \(rules.keys.sorted().joined(separator: ", "))" : ""))
    }
}
