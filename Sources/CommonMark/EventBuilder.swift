/// Builds the flat list of events during a walk through cmark's tree.
struct EventBuilder {
    /// A node as cmark places it: lines from 1, columns in bytes.
    struct Node {
        let kind: Event.Kind
        let line: Int
        let column: Int
        let endLine: Int
    }

    private struct Entry {
        let node: Node
        let isEntering: Bool
        /// The entry whose place it has, itself or another one.
        let origin: Int
        /// The first byte.
        var offset = 0
    }

    private let source: SourceLines
    private var entries: [Entry] = []
    /// The entries of the nodes that are open.
    private var open: [Int] = []
    private var quoteDepth = 0
    /// The open paragraph or heading.
    private var block: InlinePlaces?
    /// Links and images whose place follows from what comes first in them.
    private var waiting: [Int] = []

    init(_ markdown: String) {
        source = SourceLines(markdown)
    }

    var events: [Event] {
        entries.map { entry in
            Event(
                kind: entry.node.kind, isEntering: entry.isEntering,
                position: source.position(of: entries[entry.origin].offset))
        }
    }

    mutating func enter(_ node: Node) {
        let index = entries.count
        let isBreak = node.kind == .softBreak || node.kind == .lineBreak
        let origin = isBreak ? entries.last?.origin ?? index : index
        entries.append(Entry(node: node, isEntering: true, origin: origin))
        if node.kind.hasChildren { open.append(index) }
        if block == nil {
            enterBlock(node, index)
        } else if node.kind.isLinkOrImage {
            waiting.append(index)
        } else if !isBreak {
            place(index)
        }
    }

    mutating func leave(_ node: Node) {
        guard let index = open.popLast() else { return }
        if waiting.last == index { place(waiting.removeLast()) }
        switch node.kind {
        case .quote: quoteDepth -= 1
        case .paragraph, .heading: block = nil
        default: break
        }
        entries.append(Entry(node: node, isEntering: false, origin: index))
    }

    private mutating func enterBlock(_ node: Node, _ index: Int) {
        entries[index].offset = source.offset(line: node.line, column: node.column)
        switch node.kind {
        case .quote: quoteDepth += 1
        case .paragraph, .heading:
            block = InlinePlaces(
                source, lines: node.line...max(node.line, node.endLine), column: node.column,
                quoteDepth: quoteDepth)
        default: break
        }
    }

    /// Places an inline, and what waits for it.
    private mutating func place(_ index: Int) {
        guard var block else { return }
        defer { self.block = block }
        func guess(_ index: Int) -> Int {
            let node = entries[index].node
            return block.offset(of: node.kind, line: node.line, column: node.column)
        }
        entries[index].offset = guess(index)
        var child = entries[index].offset
        for parent in waiting.reversed() {
            child = block.offset(of: entries[parent].node.kind, before: child) ?? guess(parent)
            entries[parent].offset = child
        }
        waiting = []
    }
}

extension Event.Kind {
    /// Whether cmark leaves such a node after its children; others are entered only.
    fileprivate var hasChildren: Bool {
        switch self {
        case .codeBlock, .rawHTML, .thematicBreak, .text, .softBreak, .lineBreak, .code: false
        default: true
        }
    }

    fileprivate var isLinkOrImage: Bool {
        switch self {
        case .link, .image: true
        default: false
        }
    }
}
