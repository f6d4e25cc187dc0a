package import Rejections

extension AnswerPattern {
    /// A filter as Postfix accepts it: numbers and ranges within brackets may be in any order.
    package init?(postfix text: String) {
        var octets: [Set<UInt8>] = []
        var rest = text[...]
        while octets.count < 4 {
            let isBracketed = rest.first == "["
            if isBracketed { rest.removeFirst() }
            let piece = rest.prefix { isBracketed ? $0 != "]" : $0 != "." }
            rest = rest[piece.endIndex...]
            if isBracketed { guard rest.popFirst() == "]" else { return nil } }
            guard let values = Self.values(piece) else { return nil }
            octets.append(values)
            guard octets.count < 4 else { break }
            guard rest.popFirst() == "." else { return nil }
        }
        guard rest.isEmpty else { return nil }
        self.init(octets: octets)
    }

    private static func values(_ text: Substring) -> Set<UInt8>? {
        var values: Set<UInt8> = []
        for element in text.split(separator: ";", omittingEmptySubsequences: false) {
            let bounds = element.split(separator: "..", omittingEmptySubsequences: false)
                .map { UInt8($0) }
            guard (1...2).contains(bounds.count), let first = bounds[0],
                let last = bounds[bounds.count - 1], first <= last
            else { return nil }
            values.formUnion(first...last)
        }
        return values
    }
}
