// Compiled pages: literal bytes and placeholders, and filling them. Pure, no Foundation.

package import Links
internal import Rejections

/// A compiled document in one format: for each set of parameters that can be known, the literal
/// bytes and the placeholders of the finished text.
package struct Page: Sendable {
    /// A page as it reads when exactly `known` is known.
    package struct Variant: Sendable {
        package let known: ParameterSet
        package let segments: [Segment]

        package init(known: ParameterSet, segments: [Segment]) {
            self.known = known
            self.segments = segments
        }
    }

    /// The parameters this page can show.
    package let parameters: ParameterSet
    /// One for each subset of `parameters`, in the order of `ParameterSet.subsets`.
    package let variants: [Variant]

    /// - Precondition: `variants` holds one for each subset of `parameters`, in that order.
    package init(parameters: ParameterSet, variants: [Variant]) {
        precondition(variants.map(\.known) == parameters.subsets)
        self.parameters = parameters
        self.variants = variants
    }

    /// The variant for what a query knows.
    package func variant(for query: LinkQuery) -> Variant {
        let known = ParameterSet(knownIn: query).intersection(parameters)
        // One variant for each subset, so there is one for this.
        return variants.first { $0.known == known } ?? variants[0]
    }

    /// The finished document.
    package func filled(with query: LinkQuery) -> [UInt8] {
        variant(for: query).filled(with: query).bytes
    }
}

extension Page.Variant {
    /// The document with the values of a query.
    ///
    /// A placeholder whose parameter `query` does not hold gives nothing; `Page.variant(for:)`
    /// never picks such a variant.
    package func filled(with query: LinkQuery) -> FilledDocument {
        FilledDocument(segments, query)
    }
}
