// Markdown to HTML, plain text and a flat list of nodes; the only room that touches cmark.

/// A parsed CommonMark document.
package struct Document: ~Copyable {
    private let tree: CMarkTree

    /// Parses Markdown; every text is a document, so nothing can fail.
    /// - Parameter rewritingLinks: gives another destination for a link, or `nil` to leave it.
    package init(_ markdown: String, rewritingLinks: (String) -> String? = { _ in nil }) {
        tree = CMarkTree(markdown)
        tree.rewriteLinks(rewritingLinks)
    }

    /// HTML in cmark's safe mode: raw HTML is replaced by a comment, unsafe links lead nowhere.
    package var html: String { tree.html }

    /// Every node in document order.
    package var events: [Event] { tree.events }
}
