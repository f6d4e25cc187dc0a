internal import CommonMark

/// A text whose sections that are decided when a page is read are marked, ready for Mustache.
struct MarkedSource {
    private(set) var text = ""
    private let source: String
    private let names: SectionNames
    private let isMarkdown: Bool
    private var open: [(name: String, isKnown: Bool, serial: Int)] = []

    /// - Parameters:
    ///   - tags: those of the source, of which `TagChecker` found nothing to report.
    ///   - isMarkdown: whether lines matter: a marker alone on a line keeps it until the structure
    ///     of the Markdown is known.
    init(_ source: String, tags: [MustacheTag], names: SectionNames, isMarkdown: Bool) {
        self.source = source
        self.names = names
        self.isMarkdown = isMarkdown
        var index = source.startIndex
        // Where the line of a marker ended that is gone: what follows is on no line of its own.
        var joint: String.Index?
        for (serial, tag) in tags.enumerated() {
            let line = ownLine(of: tag)
            guard names.contains(tag.name), let marker = marker(for: tag, serial, line) else {
                // After a marker, Mustache would not see that the line is the tag's own.
                guard !isMarkdown, let line, tag.hasLine, joint == line.lowerBound else { continue }
                text += source[tag.range]
                (index, joint) = (line.upperBound, line.upperBound)
                continue
            }
            let range = isMarkdown ? tag.range : line ?? tag.range
            text += source[index..<range.lowerBound]
            append(marker, line)
            index = range.upperBound
            if line != nil { joint = index }
        }
        text += source[index...]
    }

    /// The marker that takes the place of a tag; `nil` for tags that do not belong to a section.
    private mutating func marker(
        for tag: MustacheTag, _ serial: Int, _ line: Range<String.Index>?
    ) -> SectionMarker? {
        let isOnOwnLine = line != nil
        switch tag.kind {
        case .section, .inverted:
            let isKnown = tag.kind == .section
            open.append((tag.name, isKnown, serial))
            return SectionMarker(
                edge: .begin, section: names.number(tag.name, isKnown: isKnown), serial: serial,
                isOnOwnLine: isOnOwnLine)
        case .end:
            guard let section = open.popLast() else { return nil }
            return SectionMarker(
                edge: .end, section: names.number(section.name, isKnown: section.isKnown),
                serial: section.serial, isOnOwnLine: isOnOwnLine)
        case .variable, .unescaped, .partial, .comment, .other, .unclosed: return nil
        }
    }

    private mutating func append(_ marker: SectionMarker, _ line: Range<String.Index>?) {
        guard isMarkdown, let line else {
            text += marker.word
            return
        }
        let next = source[line.upperBound...].drop(while: \.isNewline).prefix { !$0.isNewline }
        let followsBlank = text.hasSuffix("\n\n") || text.isEmpty
        if followsBlank, Self.beginsItem(next), attachToLastLine(marker) { return }
        text += marker.word
        // Indented code cannot follow a paragraph, which the marker alone would be.
        if followsBlank, next.hasPrefix("    ") { text += "\n" }
    }

    /// Puts a marker in front of a list's next item to the end of the one before, since a line of
    /// its own would end the list. Not possible after a code block.
    private mutating func attachToLastLine(_ marker: SectionMarker) -> Bool {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        guard let last = lines.last, !last.drop(while: { $0 == " " }).hasPrefix("```"),
            !last.drop(while: { $0 == " " }).hasPrefix("~~~"), !last.hasPrefix("    ")
        else { return false }
        let inline = SectionMarker(
            edge: marker.edge, section: marker.section, serial: marker.serial, isOnOwnLine: false)
        text.insert(contentsOf: inline.word, at: last.endIndex)
        // What is left of the tag's line is its end.
        text.removeLast()
        return true
    }

    /// Whether a line begins an item of a list (CommonMark §5.2).
    private static func beginsItem(_ line: Substring) -> Bool {
        let text = line.drop { $0 == " " }
        let marker = text.drop(while: \.isNumber)
        if marker.startIndex == text.startIndex {
            return ["- ", "* ", "+ "].contains { text.hasPrefix($0) }
        }
        return marker.hasPrefix(". ") || marker.hasPrefix(") ")
    }

    /// The line of a tag with its end, if nothing else is on it.
    private func ownLine(of tag: MustacheTag) -> Range<String.Index>? {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let before = source[..<tag.range.lowerBound]
        let start = before.lastIndex { !isBlank($0) }.map(source.index(after:)) ?? source.startIndex
        guard start == source.startIndex || source[source.index(before: start)].isNewline,
            before[start...].allSatisfy(isBlank)
        else { return nil }
        let after = source[tag.range.upperBound...]
        let end = after.firstIndex { !isBlank($0) } ?? source.endIndex
        guard end < source.endIndex else { return start..<end }
        return source[end].isNewline ? start..<source.index(after: end) : nil
    }
}

extension MustacheTag {
    /// Whether a line with nothing but the tag disappears with it (Mustache's standalone tags).
    fileprivate var hasLine: Bool {
        switch kind {
        case .section, .inverted, .end, .partial, .comment: true
        case .variable, .unescaped, .other, .unclosed: false
        }
    }
}
