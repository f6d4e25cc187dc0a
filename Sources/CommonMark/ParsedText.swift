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
}
