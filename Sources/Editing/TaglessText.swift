internal import CommonMark
internal import Diagnostics
internal import SourceFiles
internal import Templating

/// A Markdown text without its Mustache tags that knows where each character is in the file.
struct TaglessText {
    /// What is left of the text.
    enum Version {
        /// What a reader sees if no parameter is known: each value is a word, and sections that
        /// need a parameter are gone.
        case plain
        /// Everything that is written: values keep their tags, and all sections their content.
        case whole
    }

    let markdown: String
    private let source: SourceText
    /// Where a run of characters begins in `markdown`, and where in the file.
    private var runs: [(start: Position, origin: Position)] = []

    init(_ source: SourceText, _ version: Version) {
        self.source = source
        var markdown = ""
        var pieces: [(offset: String.Index, source: String.Index)] = []
        func append(_ piece: Substring) {
            pieces.append((markdown.endIndex, piece.startIndex))
            markdown += piece
        }
        var index = source.text.startIndex
        // The open sections, each with whether its content is left out.
        var open: [(name: String, isHidden: Bool)] = []
        func appendText(to end: String.Index) {
            let text = source.text[index..<end]
            if open.contains(where: \.isHidden) {
                // Keeps the line numbers of the rest.
                markdown += text.filter(\.isNewline)
            } else {
                append(text)
            }
        }
        for tag in MustacheTag.all(in: source.text) {
            appendText(to: tag.range.lowerBound)
            index = tag.range.upperBound
            switch tag.kind {
            case .section: open.append((tag.name, version == .plain))
            case .inverted: open.append((tag.name, false))
            case .end: if open.last?.name == tag.name { open.removeLast() }
            case .variable, .unescaped:
                guard !open.contains(where: \.isHidden) else { break }
                if version == .whole {
                    append(source.text[tag.range])
                } else {
                    markdown += Self.value
                }
            case .partial, .comment, .other, .unclosed: break
            }
        }
        appendText(to: source.text.endIndex)
        self.markdown = markdown
        runs = pieces.map { piece in
            (Position(of: piece.offset, in: markdown), source.position(of: piece.source))
        }
    }

    /// The word in place of a value: short, and not on a stop list.
    private static let value = "Xy"

    /// The place in the file of a place in `markdown`.
    func position(of place: Position) -> Position {
        let isAfter = { (run: (start: Position, origin: Position)) in run.start > place }
        let next = runs.firstIndex(where: isAfter) ?? runs.endIndex
        guard next > 0 else { return source.origin }
        let run = runs[next - 1]
        let lines = place.line - run.start.line
        return Position(
            line: run.origin.line + lines,
            column: lines == 0
                ? run.origin.column + place.column - run.start.column : place.column)
    }
}
