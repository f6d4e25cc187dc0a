/// A day of the Gregorian calendar, or only its month or year if that is all that is known.
///
/// Written in ISO 8601 format: `2025-01-16`, `2025-01`, or `2025`.
package struct CalendarDate: Hashable, Sendable, LosslessStringConvertible {
    package let year: Int
    package let month: Int?
    package let day: Int?

    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        let digits = zip(parts, widths).allSatisfy { part, width in
            part.utf8.count == width && part.utf8.allSatisfy(ASCII.isDigit)
        }
        let numbers = parts.compactMap { Int($0) }
        guard (1...3).contains(parts.count), digits, numbers.count == parts.count else {
            return nil
        }
        year = numbers[0]
        month = numbers.count > 1 ? numbers[1] : nil
        day = numbers.count > 2 ? numbers[2] : nil
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day {
                guard (1...Self.days(of: month, in: year)).contains(day) else { return nil }
            }
        }
    }

    package var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = "\(number)"
            return String(repeating: "0", count: width - digits.count) + digits
        }
        let parts = [month, day].compactMap(\.self).map { padded($0, 2) }
        return ([padded(year, 4)] + parts).joined(separator: "-")
    }

    /// Whether `day` is more than a year after the last day this date can mean.
    package func isMoreThanAYear(before day: CalendarDate) -> Bool {
        let anniversary = (year + 1, month ?? 12, self.day ?? 31)
        return anniversary < (day.year, day.month ?? 1, day.day ?? 1)
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
