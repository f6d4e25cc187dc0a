/// A rule of axe-core that a page breaks, and where. It prints as one line.
struct Violation: Decodable, Equatable {
    /// The rule's name, such as `color-contrast`.
    let id: String
    /// `minor`, `moderate`, `serious` or `critical`.
    let impact: String?
    /// What the rule demands.
    let help: String
    let places: [Place]

    /// An element that breaks the rule.
    struct Place: Decodable, Equatable {
        /// A CSS selector that finds the element.
        let target: String
        /// The beginning of its source.
        let html: String
        /// What would mend it, with the numbers measured; several lines.
        let summary: String
    }

    /// The elements' selectors.
    var targets: [String] { places.map(\.target) }
}

extension Violation: CustomStringConvertible {
    var description: String {
        let found = places.map { "\($0.target) \($0.html) (\($0.summary))" }
        return "\(id) (\(impact ?? "no impact")): \(help): \(found.joined(separator: "; "))"
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
