internal import CommonMark

/// A text whose sections that are decided when a page is read are marked, ready for Mustache.
struct MarkedSource {
    private(set) var text = ""
    private let source: String
    private let names: SectionNames
    private let isMarkdown: Bool
    private var open: [(name: String, isKnown: Bool, serial: Int)] = []

    /// - Parameters:
    ///   - source: a text in whose tags `TagChecker` found nothing to report.
    ///   - isMarkdown: whether lines matter: a marker alone on a line keeps it until the structure
    ///     of the Markdown is known.
    init(_ source: String, names: SectionNames, isMarkdown: Bool) {
        let source = source.withLineFeeds
        let tags = MustacheTag.all(in: source)
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
            let range = isMarkdown ? tag.rangeInMarkdown(on: line) : line ?? tag.range
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

    /// Adds a marker that has a line of its own where Markdown sees what the line is around: the
    /// marker is in the same list item, quotation, or code as the content of its section.
    private mutating func append(_ marker: SectionMarker, _ line: Range<String.Index>?) {
        guard isMarkdown, let line else {
            text += marker.word
            return
        }
        let before = MarkdownLine.content(before: line.lowerBound, in: source)
        let after = MarkdownLine.content(after: line.upperBound, in: source)
        let followsBlank = text.hasSuffix("\n\n") || text.isEmpty
        if followsBlank, after.beginsItem {
            if attachToLastLine(marker) { return }
            // A list that does not begin with 1 cannot follow a paragraph, which the marker alone is.
            text += marker.word + "\n"
            return
        }
        // What replaces a list does not continue its last item.
        if !followsBlank, marker.edge == .begin, endsInMarker, before.isInList, !after.isInList {
            text += "\n"
        }
        text += (marker.edge == .begin ? after : before).indentation + marker.word
    }

    /// Whether the last line is that of a marker.
    private var endsInMarker: Bool {
        let last = text.split(separator: "\n").last ?? ""
        return last.drop { $0 == " " }.hasPrefix(SectionMarker.prefix.description)
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

extension String {
    /// The text with a line feed for each line break, also for those of Windows.
    fileprivate var withLineFeeds: String {
        utf8.contains(UInt8(ascii: "\r"))
            ? replacing("\r\n", with: "\n").replacing("\r", with: "\n") : self
    }
}

extension MustacheTag {
    /// What a marker takes the place of: the tag, with the blanks before it if the line is its own.
    fileprivate func rangeInMarkdown(on line: Range<String.Index>?) -> Range<String.Index> {
        (line?.lowerBound ?? range.lowerBound)..<range.upperBound
    }

    /// Whether a line with nothing but the tag disappears with it (Mustache's standalone tags).
    fileprivate var hasLine: Bool {
        switch kind {
        case .section, .inverted, .end, .partial, .comment: true
        case .variable, .unescaped, .other, .unclosed: false
        }
    }
}
