/// The results of parsing a document, kept so that its Markdown is parsed only once.
package struct ParsedText: Sendable {
    /// Every node in document order.
    package let events: [Event]
    /// As `Document.html`.
    package let html: String

    /// - Parameter rewritingLinks: as for `Document`.
    package init(_ markdown: String, rewritingLinks: (String) -> String? = { _ in nil }) {
        let document = Document(markdown, rewritingLinks: rewritingLinks)
        events = document.events
        html = document.html
    }

    /// What precedes or follows the thematic break of a text.
    package struct Part: Sendable {
        package let html: String
        package let events: [Event]
        /// The serials of the sections that begin in one element and end inside another.
        package let misplaced: Set<Int>
    }

    /// The text cut at its first thematic break; the second part is empty where it has none.
    package var parts: (first: Part, second: Part) {
        let middle = events.firstIndex(where: \.isThematicBreak) ?? events.endIndex
        // cmark's safe mode makes sure that nothing else prints this tag.
        let (bytes, tag) = (Array(html.utf8), Array("<hr />\n".utf8))
        let cut = bytes.indices.first {
            bytes[$0] == tag[0] && bytes[$0...].starts(with: tag)
        }
        let second = cut.map { $0 + tag.count } ?? bytes.endIndex
        return (
            Self.part(bytes[..<(cut ?? bytes.endIndex)], events[..<middle]),
            Self.part(bytes[second...], events[middle...].dropFirst())
        )
    }

    private static func part(_ html: ArraySlice<UInt8>, _ events: ArraySlice<Event>) -> Part {
        let (html, misplaced) = SectionPlacement.html(String(decoding: html, as: UTF8.self))
        return Part(html: html, events: SectionPlacement.events(events), misplaced: misplaced)
    }
}
