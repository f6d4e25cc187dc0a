// Compiled pages: literal bytes, placeholders and sections, and filling them. Pure, no Foundation.

package import Links
package import Rejections

/// A compiled document in one format.
///
/// One list of segments serves every reader: sections that need what a link does not tell are
/// skipped, so its size grows with the number of sections and not with that of their combinations.
package struct Page: Sendable {
    package let segments: [Segment]
    /// The forms that a placeholder prints or a section asks for.
    package let forms: KnownForms

    /// - Parameter segments: as `SegmentBuilder` makes them.
    package init(_ segments: [Segment]) {
        self.segments = segments
        forms = KnownForms(
            segments.compactMap { segment in
                switch segment {
                case .literal, .end: nil
                case .placeholder(let form, _): form
                case .begin(let condition, _, _): condition.form
                }
            })
    }

    /// The parameters whose values make a difference, in order.
    package var parameters: [Parameter] {
        Parameter.allCases.filter { $0.forms.contains(where: forms.contains) }
    }

    /// The document with the values of a query.
    package func filled(with query: LinkQuery) -> FilledDocument {
        FilledDocument(segments, query)
    }
}

extension [Segment] {
    /// Calls `body` for each literal and placeholder that is shown where these forms are known.
    package func forEachShown(_ known: KnownForms, _ body: (Segment) -> Void) {
        forEachShownIndex(known) { body(self[$0]) }
    }

    /// Calls `body` for the index of each literal and placeholder that is shown.
    package func forEachShownIndex(_ known: KnownForms, _ body: (Int) -> Void) {
        var index = startIndex
        while index < endIndex {
            switch self[index] {
            case .literal, .placeholder: body(index)
            case .begin(let condition, _, let count):
                if !condition.holds(known) { index += Int(count) }
            case .end: break
            }
            index += 1
        }
    }
}
