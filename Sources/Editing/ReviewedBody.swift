internal import CommonMark
internal import Diagnostics
internal import SiteContent

/// The body of a text without its Mustache tags: its nodes, and where they are in the file.
struct ReviewedBody {
    let events: [Event]
    private let text: TaglessText
    /// The lines of the Markdown (CommonMark §2.1).
    private let lines: [Substring]

    init(_ pageText: PageText, _ version: TaglessText.Version) {
        text = TaglessText(pageText.body, version)
        events = pageText.parsedBody?.events ?? Document(text.markdown).events
        lines = text.markdown.split(omittingEmptySubsequences: false) {
            ["\n", "\r\n", "\r"].contains($0)
        }
    }

    /// Where a node begins in the file.
    func position(of event: Event) -> Position {
        text.position(of: event.position)
    }

    /// Where a character of a text node is in the file.
    func position(of index: String.Index, in node: String, _ event: Event) -> Position {
        guard lines.indices.contains(event.position.line - 1) else { return position(of: event) }
        var column = event.position.column
        var rest = lines[event.position.line - 1].dropFirst(column - 1)
        for character in node[..<index] {
            let length = Self.length(of: character, in: rest)
            column += length
            rest = rest.dropFirst(length)
        }
        return text.position(of: Position(line: event.position.line, column: column))
    }

    /// The length of a character as Markdown writes it, which may be an escape (CommonMark §2.4) or
    /// an entity (§2.5).
    private static func length(of character: Character, in source: Substring) -> Int {
        if source.first == "\\", source.dropFirst().first == character { return 2 }
        guard source.first == "&", source.first != character || source.hasPrefix("&amp;"),
            let end = source.firstIndex(of: ";")
        else { return 1 }
        return source.distance(from: source.startIndex, to: end) + 1
    }
}
