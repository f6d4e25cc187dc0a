internal import Foundation

/// The value of the header field `Date`, formatted once for each second (RFC 9110 §6.6.1).
struct DateField {
    private var second: Int?
    private var formatted = ""

    mutating func value(at time: Date = .now) -> String {
        let now = Int(time.timeIntervalSince1970)
        if now != second {
            second = now
            formatted = time.formatted(Self.style)
        }
        return formatted
    }

    /// RFC 9110 §5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static let style = Date.VerbatimFormatStyle(
        format: """
            \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \
            \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
            \(minute: .twoDigits):\(second: .twoDigits) GMT
            """,
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian))
}
