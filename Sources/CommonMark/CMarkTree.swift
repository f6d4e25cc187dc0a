internal import CCmark

/// The only owner of a cmark tree: one value, one `cmark_node_free`.
///
/// No pointer leaves this file.
@safe
struct CMarkTree: ~Copyable {
    private let markdown: String
    private let root: OpaquePointer

    /// Parses UTF-8 Markdown with cmark's default options: raw HTML and unsafe links never pass.
    init(_ markdown: String) {
        self.markdown = markdown
        var markdown = markdown
        let parsed = markdown.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                // Without this option cmark does not count the lines inside inlines.
                unsafe cmark_parse_document(
                    characters.baseAddress, characters.count, CMARK_OPT_SOURCEPOS)
            }
        }
        guard let parsed = unsafe parsed else {
            preconditionFailure("cmark_parse_document never returns NULL")
        }
        unsafe root = parsed
    }

    deinit { unsafe cmark_node_free(root) }

    /// The whole document as HTML, as cmark writes it.
    var html: String {
        // cmark.h: "It is the caller's responsibility to free the returned buffer."
        guard let rendered = unsafe cmark_render_html(root, CMARK_OPT_DEFAULT) else { return "" }
        defer { unsafe cmark_get_default_mem_allocator().pointee.free(rendered) }
        return unsafe String(cString: rendered)
    }

    /// Replaces the destination of each link for which `destination` returns another one.
    func rewriteLinks(_ destination: (String) -> String?) {
        unsafe walk { node, entering in
            guard entering, unsafe cmark_node_get_type(node) == CMARK_NODE_LINK,
                let url = unsafe cmark_node_get_url(node),
                let replacement = unsafe destination(String(cString: url))
            else { return }
            _ = unsafe replacement.withCString { unsafe cmark_node_set_url(node, $0) }
        }
    }

    /// The nodes in document order, each entered and left: a flat list, so that nothing that reads
    /// it needs recursion whose depth an author controls.
    var events: [Event] {
        var builder = EventBuilder(markdown)
        unsafe walk { node, entering in
            guard let kind = unsafe Self.kind(of: node) else { return }
            let place = unsafe EventBuilder.Node(
                kind: kind, line: max(1, Int(cmark_node_get_start_line(node))),
                column: max(1, Int(cmark_node_get_start_column(node))),
                endLine: Int(cmark_node_get_end_line(node)))
            if entering { builder.enter(place) } else { builder.leave(place) }
        }
        return builder.events
    }

    private func walk(_ body: (OpaquePointer, Bool) -> Void) {
        guard let iterator = unsafe cmark_iter_new(root) else { return }
        defer { unsafe cmark_iter_free(iterator) }
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard let node = unsafe cmark_iter_get_node(iterator) else { return }
            unsafe body(node, event == CMARK_EVENT_ENTER)
        }
    }

    private static func kind(of node: OpaquePointer) -> Event.Kind? {
        func literal() -> String {
            unsafe cmark_node_get_literal(node).map { unsafe String(cString: $0) } ?? ""
        }
        func destination() -> String {
            unsafe cmark_node_get_url(node).map { unsafe String(cString: $0) } ?? ""
        }
        return switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST:
            unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
                ? .orderedList(start: Int(unsafe cmark_node_get_list_start(node))) : .bulletList
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock(literal())
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE: .rawHTML(literal())
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading(level: Int(unsafe cmark_node_get_heading_level(node)))
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_TEXT: .text(literal())
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code(literal())
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link(destination())
        case CMARK_NODE_IMAGE: .image(destination())
        default: nil
        }
    }
}
