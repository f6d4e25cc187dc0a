// Compiled pages: literal bytes and placeholders, and filling them. Pure, no Foundation.

package import Rejections

/// A compiled document in one format: for each set of parameters that can be known, the literal
/// bytes and the placeholders of the finished text.
package struct Page: Sendable {
    /// A page as it reads when exactly `known` is known.
    package struct Variant: Sendable {
        package let known: ParameterSet
        package let segments: [Segment]
        /// Names these segments; two variants with equal digests have equal segments.
        package let digest: String

        package init(known: ParameterSet, segments: [Segment], digest: String) {
            self.known = known
            self.segments = segments
            self.digest = digest
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
        var result: [UInt8] = []
        variant(for: query).fill(with: query) { result.append(contentsOf: $0) }
        return result
    }
}

extension Page.Variant {
    /// Gives the pieces of the finished document one after the other.
    ///
    /// A placeholder whose parameter `query` does not hold gives nothing; `Page.variant(for:)`
    /// never picks such a variant.
    package func fill(with query: LinkQuery, _ emit: ([UInt8]) -> Void) {
        let ip = query.spelling(of: .ip)
        let code = query.spelling(of: .code)
        for segment in segments {
            switch segment {
            case .literal(let bytes): emit(bytes)
            case .placeholder(.ip, let context) where !ip.isEmpty: emit(context.escaped(ip))
            case .placeholder(.code, let context) where !code.isEmpty: emit(context.escaped(code))
            case .placeholder: break
            }
        }
    }
}

extension LinkQuery {
    /// The bytes of a value in its canonical spelling, none if the query does not hold it.
    package func spelling(of parameter: Parameter) -> [UInt8] {
        let value: (any CustomStringConvertible)? =
            switch parameter {
            case .ip: ip
            case .code: code
            case .list: list
            }
        return Array((value?.description ?? "").utf8)
    }
}
