package import Diagnostics

/// One step of a walk through a Markdown document: entering or leaving a node.
///
/// Nodes without children (text, code, breaks) are entered only.
package struct Event: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case quote
        case bulletList
        case orderedList(start: Int)
        case item
        case codeBlock(String)
        /// HTML in the source, which is never rendered.
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
        /// The beginning or the end of a section, in text or between blocks.
        case marker(SectionMarker)
    }

    package let kind: Kind
    package let isEntering: Bool
    /// Where the node begins; a line break has the place of what is before it.
    ///
    /// The column counts characters as `Position` does: a tab and a letter with its accents are one
    /// each. cmark's own places are bytes, and often wrong after the first line of a paragraph;
    /// see `InlinePlaces`. What is still approximate: the inner of two nodes that share their
    /// asterisks (`***a***`), and a link or an image without a text.
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
