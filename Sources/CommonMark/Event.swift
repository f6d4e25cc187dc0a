package import Diagnostics

/// One step of a walk through a Markdown document: a node is entered or left.
///
/// Nodes without children (text, code, breaks) are entered only.
package struct Event: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case quote
        case bulletList
        case orderedList(start: Int)
        case item
        case codeBlock(String)
        /// HTML in the source, which is never shown.
        case rawHTML(String)
        case paragraph
        case heading(level: Int)
        case thematicBreak
        case text(String)
        case softBreak
        case lineBreak
        case code(String)
        case emphasis
        case strong
        case link(String)
        case image(String)
    }

    package let kind: Kind
    package let isEntering: Bool
    /// Where the node begins, as cmark tells it: columns count bytes, and an inline behind a hard
    /// line break or a link title on a line of its own may be told a line too early.
    package let position: Position

    package init(kind: Kind, isEntering: Bool, position: Position) {
        self.kind = kind
        self.isEntering = isEntering
        self.position = position
    }

    package var isThematicBreak: Bool {
        if case .thematicBreak = kind { true } else { false }
    }
}
