internal import CommonMark
internal import Diagnostics
internal import SiteContent
internal import SourceFiles
internal import Templating

/// What a text and its translation must have in common, with the place of each part.
struct TextOutline {
    /// Something that both texts must have.
    struct Part {
        let name: String
        let position: Position
    }

    /// A difference from the outline of the original.
    struct Difference: Equatable {
        let position: Position
        /// What the translation has or lacks, as the end of a sentence.
        let message: String
    }

    private(set) var headingLevels: [Part] = []
    /// Each numbered list by the number of its steps.
    private(set) var stepCounts: [Part] = []
    /// The destinations.
    private(set) var links: [Part] = []
    /// Listings of commands or records.
    private(set) var codeBlocks: [Part] = []
    /// The Mustache tags that print a value or begin a section.
    private(set) var tags: [Part] = []
    /// Where the body begins.
    private let start: Position

    init(_ text: PageText) {
        start = text.body.origin
        let body = ReviewedBody(text, .whole)
        var numbered: [(position: Position, steps: Int)] = []
        // The open lists; for a numbered one its index in `numbered`.
        var lists: [Int?] = []
        for event in body.events {
            let position = body.position(of: event)
            switch (event.kind, event.isEntering) {
            case (.heading(let level), true): headingLevels.append(Part("\(level)", position))
            case (.orderedList, true):
                lists.append(numbered.count)
                numbered.append((position, 0))
            case (.bulletList, true): lists.append(nil)
            case (.orderedList, false), (.bulletList, false): lists.removeLast()
            case (.item, true): if let list = lists.last ?? nil { numbered[list].steps += 1 }
            case (.link(let destination), true): links.append(Part(destination, position))
            case (.codeBlock, true): codeBlocks.append(Part("", position))
            default: break
            }
        }
        stepCounts = numbered.map { Part("\($0.steps)", $0.position) }
        for source in text.frontMatter + [text.body] {
            for tag in MustacheTag.all(in: source.text) {
                guard let name = tag.canonicalText else { continue }
                tags.append(Part(name, source.position(of: tag.index)))
            }
        }
    }

    /// How this outline of a translation differs from that of its original.
    func differences(from original: TextOutline) -> [Difference] {
        replaced(headingLevels, original.headingLevels, "heading") {
            "a heading of level \($0) instead of \($1)"
        }
            + replaced(stepCounts, original.stepCounts, "numbered list") {
                "\($0) steps instead of \($1)"
            }
            + replaced(codeBlocks, original.codeBlocks, "code block") { _, _ in "" }
            + (links.count == original.links.count
                ? replaced(links, original.links, "link") { "link '\($0)' instead of '\($1)'" }
                : extraAndMissing(links, original.links) { "link '\($0)'" })
            + extraAndMissing(tags, original.tags) { "'\($0)'" }
    }

    /// The parts that differ, compared one by one; if their numbers differ, only that.
    private func replaced(
        _ mine: [Part], _ theirs: [Part], _ noun: String, _ message: (String, String) -> String
    ) -> [Difference] {
        guard mine.count == theirs.count else {
            let position = mine.count > theirs.count ? mine[mine.count - 1].position : start
            let count = "\(mine.count) \(noun)\(mine.count == 1 ? "" : "s")"
            return [Difference(position: position, message: "\(count) instead of \(theirs.count)")]
        }
        return zip(mine, theirs).filter { $0.name != $1.name }.map { mine, theirs in
            Difference(position: mine.position, message: message(mine.name, theirs.name))
        }
    }

    /// The parts that occur more or less often. Their order depends on the language.
    private func extraAndMissing(
        _ mine: [Part], _ theirs: [Part], _ description: (String) -> String
    ) -> [Difference] {
        var missing: [String: Int] = [:]
        for part in theirs { missing[part.name, default: 0] += 1 }
        var differences: [Difference] = []
        for part in mine {
            if let count = missing[part.name], count > 0 {
                missing[part.name] = count - 1
            } else {
                let message = "extra \(description(part.name))"
                differences.append(Difference(position: part.position, message: message))
            }
        }
        for (name, count) in missing.sorted(by: { $0.key < $1.key }) where count > 0 {
            let times = count > 1 ? " (\(count) times)" : ""
            differences.append(
                Difference(position: start, message: "missing \(description(name))\(times)"))
        }
        return differences
    }
}

extension MustacheTag {
    /// The tag without spaces; `nil` for one that neither prints a value nor begins a section.
    fileprivate var canonicalText: String? {
        switch kind {
        case .variable, .unescaped: "{{\(name)}}"
        case .section: "{{#\(name)}}"
        case .inverted: "{{^\(name)}}"
        case .end, .partial, .comment, .other, .unclosed: nil
        }
    }
}

extension TextOutline.Part {
    fileprivate init(_ name: String, _ position: Position) {
        self.init(name: name, position: position)
    }
}
