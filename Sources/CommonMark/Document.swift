// Markdown to HTML, plain text, and a flat list of nodes; the only module that touches cmark.

/// A parsed CommonMark document.
package struct Document: ~Copyable {
    private let tree: CMarkTree

    /// Parses Markdown; every text is a document, so parsing cannot fail.
    /// - Parameter rewritingLinks: returns another destination for a link, or `nil` to leave it.
    package init(_ markdown: String, rewritingLinks: (String) -> String? = { _ in nil }) {
        tree = CMarkTree(markdown)
        tree.rewriteLinks(rewritingLinks)
    }

    /// HTML in cmark's safe mode: raw HTML is replaced by a comment, unsafe links have no destination.
    package var html: String { tree.html }

    /// Every node in document order.
    package var events: [Event] { tree.events }
}
