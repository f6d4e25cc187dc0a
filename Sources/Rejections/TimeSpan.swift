/// A span of time in the unit of its source: 24 hours are not shown as one day.
///
/// Written as an ISO 8601 duration of one unit: `PT30M`, `PT24H`, `P7D`, `P4W`.
package struct TimeSpan: Hashable, Sendable, LosslessStringConvertible {
    package enum Unit: Sendable, CaseIterable {
        case minutes
        case hours
        case days
        case weeks
    }

    package let count: Int
    package let unit: Unit

    package init?(_ text: String) {
        let unit: Unit
        let digits: Substring
        switch (text.hasPrefix("PT"), text.hasPrefix("P"), text.last) {
        case (true, _, "M"): (unit, digits) = (.minutes, text.dropFirst(2).dropLast())
        case (true, _, "H"): (unit, digits) = (.hours, text.dropFirst(2).dropLast())
        case (false, true, "D"): (unit, digits) = (.days, text.dropFirst().dropLast())
        case (false, true, "W"): (unit, digits) = (.weeks, text.dropFirst().dropLast())
        default: return nil
        }
        guard digits.utf8.allSatisfy(ASCII.isDigit), let count = Int(digits),
            (1...10_000).contains(count)
        else { return nil }
        self.count = count
        self.unit = unit
    }

    package var description: String {
        switch unit {
        case .minutes: "PT\(count)M"
        case .hours: "PT\(count)H"
        case .days: "P\(count)D"
        case .weeks: "P\(count)W"
        }
    }
}
