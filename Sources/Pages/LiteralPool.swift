internal import Synchronization

/// Equal literals of a site's pages, each kept once: style, header, footer, the text of a reason
/// on the pages of all its blocklists.
package final class LiteralPool: Sendable {
    private let literals = Mutex<Set<BytesKey>>([])

    package init() {}

    /// The same segments; their literals share the memory of equal ones that were seen before.
    package func shared(_ segments: [Segment]) -> [Segment] {
        literals.withLock { literals in
            segments.map { segment in
                guard case .literal(let bytes) = segment else { return segment }
                return .literal(literals.insert(BytesKey(bytes)).memberAfterInsert.bytes)
            }
        }
    }
}
