/// Numbers the items of an ordered list.
///
/// Where an earlier item is in a section, the number depends on whether the reader sees that item,
/// so it is made of sections itself.
struct ItemCounter {
    /// The number of an item, by which sections are shown.
    private indirect enum Number: Equatable {
        case fixed(Int)
        /// - Parameter pair: that of the section's number and its opposite.
        case either(pair: Int, known: Number, unknown: Number)

        var largest: Int {
            switch self {
            case .fixed(let number): number
            case .either(_, let known, let unknown): max(known.largest, unknown.largest)
            }
        }
    }

    private let start: Int
    /// How many sections were open where the list began.
    private let outerCount: Int
    /// For each item so far, the numbers of the sections that it is in.
    private var items: [[Int]] = []

    init(start: Int, outerCount: Int) {
        (self.start, self.outerCount) = (start, outerCount)
    }

    /// The number of the next item as text with markers, and how many digits it has at most.
    /// - Parameters:
    ///   - sections: the numbers of all open sections, the outermost first.
    ///   - serial: that of the last marker, counted up.
    mutating func next(in sections: [Int], serial: inout Int) -> (text: String, width: Int) {
        let shown = Dictionary(
            sections.map { ($0 / 2, $0.isMultiple(of: 2)) }, uniquingKeysWith: { first, _ in first }
        )
        let number = number(shown)
        items.append(Array(sections.dropFirst(outerCount)))
        return (Self.text(number, &serial), "\(number.largest)".utf8.count)
    }

    /// - Parameter shown: whether the even section of a pair is shown, or the odd one.
    private func number(_ shown: [Int: Bool]) -> Number {
        var count = 0
        for sections in items {
            let isHidden = sections.contains { section in
                shown[section / 2].map { $0 != section.isMultiple(of: 2) } ?? false
            }
            if isHidden { continue }
            if let open = sections.first(where: { shown[$0 / 2] == nil }) {
                let known = number(shown.merging([open / 2: true]) { $1 })
                let unknown = number(shown.merging([open / 2: false]) { $1 })
                return known == unknown
                    ? known : .either(pair: open / 2, known: known, unknown: unknown)
            }
            count += 1
        }
        return .fixed(start + count)
    }

    private static func text(_ number: Number, _ serial: inout Int) -> String {
        switch number {
        case .fixed(let number): return "\(number)"
        case .either(let pair, let known, let unknown):
            var result = ""
            for (section, inner) in [(2 * pair, known), (2 * pair + 1, unknown)] {
                serial += 1
                let (begin, end) = SectionMarker.pair(section, serial: serial)
                result += begin.word + text(inner, &serial) + end.word
            }
            return result
        }
    }
}
