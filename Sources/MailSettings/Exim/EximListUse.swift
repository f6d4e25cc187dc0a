package import Rejections

/// A DNS list in a `dnslists` condition of Exim (Exim specification, "Using DNS lists").
package struct EximListUse: Sendable {
    /// Which answers make the condition true.
    package enum Filter: Hashable, Sendable {
        /// Any answer.
        case any
        /// The list is asked for its text only, once another one has decided.
        case text
        /// These addresses, or with `isExcluding` any other.
        case addresses([AnswerPattern], isExcluding: Bool)
        /// Those with all of the bits that one of these has, or with `isExcluding` any other.
        case bits([[UInt8]], isExcluding: Bool)

        /// Whether an answer in the pattern makes the condition true.
        package func overlaps(_ pattern: AnswerPattern) -> Bool {
            switch self {
            case .any: true
            case .text: false
            case .addresses(let addresses, false): addresses.contains(where: pattern.overlaps)
            // More addresses than are excluded, or another one.
            case .addresses(let addresses, true):
                pattern.values.reduce(1) { $0 * $1.count } > addresses.count
                    || !addresses.contains(where: pattern.overlaps)
            case .bits(let masks, false): masks.contains { Self.has($0, pattern) }
            case .bits(let masks, true):
                pattern.values.reduce(1) { $0 * $1.count } > 1
                    || !masks.contains { Self.has($0, pattern) }
            }
        }

        private static func has(_ mask: [UInt8], _ pattern: AnswerPattern) -> Bool {
            zip(mask, pattern.values).allSatisfy { bits, values in
                values.contains { $0 & bits == bits }
            }
        }
    }

    /// The name that is queried. It may begin with a secret key.
    package let name: String
    package let filter: Filter
    /// What is looked up instead of the client's address, such as `$sender_address_domain`.
    package let key: String?
    package let place: Place

    /// The lists of a condition; `nil` if they are known only while Exim runs.
    package static func all(in value: PlacedText) -> [EximListUse]? {
        var separator = UInt8(ascii: ":")
        var list = value
        if value.first == UInt8(ascii: "<"), value.count > 1 {
            separator = value[1]
            list = value[2...]
        }
        var uses: [EximListUse] = []
        for element in elements(of: list, separator) {
            guard let first = element.first, first != UInt8(ascii: "+") else { continue }
            guard let own = lists(in: element) else { return nil }
            uses += own
        }
        return uses
    }

    /// A separator that is doubled is a part of an element.
    private static func elements(of list: PlacedText, _ separator: UInt8) -> [PlacedText] {
        var elements: [PlacedText] = []
        var element = PlacedText()
        var depth = 0
        var index = 0
        while index < list.count {
            let byte = list[index]
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
            let isDoubled = index + 1 < list.count && list[index + 1] == separator
            if byte == separator, depth == 0, !isDoubled {
                elements.append(element.trimmed)
                element = PlacedText()
            } else {
                element.append(list[index...index])
                if byte == separator, depth == 0 { index += 1 }
            }
            index += 1
        }
        return (elements + [element.trimmed]).filter { !$0.isEmpty }
    }

    /// `domain`, `domain=address,address/key`, `first,second&mask`.
    private static func lists(in element: PlacedText) -> [EximListUse]? {
        let slash = element.firstIndex(of: UInt8(ascii: "/"))
        let list = slash.map { element[..<$0] } ?? element
        guard list.firstIndex(of: UInt8(ascii: "$")) == nil else { return nil }
        let end = list.bytes.firstIndex { operators.contains($0.value) } ?? list.count
        let domains = list[..<end].split { $0 == UInt8(ascii: ",") }.map(\.trimmed)
        let filter = filter(list[end...].string)
        let key = slash.map { element[($0 + 1)...].string }
        return domains.indices.compactMap { index in
            domains[index].place.map { place in
                // The last one decides; the first only has the text.
                let isLast = index == domains.count - 1
                return EximListUse(
                    name: domains[index].string, filter: isLast ? filter : .text, key: key,
                    place: place)
            }
        }
    }

    private static let operators = Array("=&!".utf8)

    private static func filter(_ text: String) -> Filter {
        guard !text.isEmpty else { return .any }
        let isExcluding = text.hasPrefix("!")
        let operation = text.prefix { "!=&".contains($0) }
        let values: [AnswerPattern] = text.dropFirst(operation.count).split(separator: ",")
            .compactMap { value in AnswerPattern(String(value.filter { $0 != " " })) }
            // Exim knows neither ranges nor networks here.
            .filter { pattern in pattern.values.allSatisfy { $0.count == 1 } }
        if operation.contains("&") {
            let masks = values.map { value in value.values.compactMap(\.first) }
            return .bits(masks, isExcluding: isExcluding)
        }
        return .addresses(values, isExcluding: isExcluding)
    }
}
