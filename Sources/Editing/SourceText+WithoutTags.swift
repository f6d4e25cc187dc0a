internal import CommonMark
internal import SiteContent
internal import SourceFiles
internal import Templating

extension ReasonText {
    /// The nodes of the body without its Mustache tags, see `SourceText.withoutTags`.
    func eventsWithoutTags(keepsKnown: Bool) -> [Event] {
        parsedBody?.events ?? Document(body.withoutTags(keepsKnown: keepsKnown)).events
    }
}

extension SourceText {
    /// The text as Markdown without its Mustache tags, every line where it was.
    ///
    /// - Parameter keepsKnown: whether what stands only where a parameter is known is kept too;
    ///   without it the text is the one that everybody can read.
    func withoutTags(keepsKnown: Bool) -> String {
        var result = ""
        var index = text.startIndex
        // The sections open at this place, each with whether it hides what is in it.
        var open: [(name: String, isHidden: Bool)] = []
        func append(_ piece: Substring) {
            let isHidden = open.contains { $0.isHidden }
            result += isHidden ? String(piece.filter(\.isNewline)) : String(piece)
        }
        for tag in MustacheTag.all(in: text) {
            append(text[index..<tag.range.lowerBound])
            index = tag.range.upperBound
            switch tag.kind {
            case .section: open.append((tag.name, !keepsKnown))
            case .inverted: open.append((tag.name, false))
            case .end: if open.last?.name == tag.name { open.removeLast() }
            case .variable, .unescaped:
                // Any name is one short word.
                if !open.contains(where: { $0.isHidden }) { result += "Name" }
            case .partial, .comment, .other, .unclosed: break
            }
        }
        append(text[index...])
        return result
    }
}
