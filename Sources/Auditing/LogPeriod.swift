package import Foundation

/// The part of a log that counts: what was written since a moment.
package struct LogPeriod: Sendable {
    private let start: Int
    private let now: Int
    private let timeZone: TimeZone
    private static let day = 86_400

    /// - Parameters:
    ///   - text: `24h`, `7d`, `2w`, `90m`; a date; or a date and time (ISO 8601).
    ///   - timeZone: of the logs, and of a time without one.
    package init?(since text: String, now: Date, timeZone: TimeZone) {
        self.now = Int(now.timeIntervalSince1970)
        self.timeZone = timeZone
        if let seconds = Self.duration(text) {
            start = self.now - seconds
            return
        }
        // The seconds may be missing, or all of the time.
        var full = text.contains(":") ? text : "\(text) 00:00:00"
        if let minutes = full.prefixMatch(of: /[0-9-]+[T ][0-9]{2}:[0-9]{2}/),
            full[minutes.range.upperBound...].first != ":"
        {
            full.insert(contentsOf: ":00", at: minutes.range.upperBound)
        }
        var scanner = LineScanner(Array(full.utf8)[...])
        guard text.first?.isNumber == true, let time = LogTime.read(&scanner), scanner.isAtEnd
        else {
            return nil
        }
        switch time {
        case .instant(let seconds): start = seconds
        case .local(let seconds): start = seconds - Self.offset(timeZone, at: seconds)
        case .yearless, .unknown: return nil
        }
    }

    private static func duration(_ text: String) -> Int? {
        guard let unit = text.last, let number = Int(text.dropLast()), (0...100_000) ~= number
        else { return nil }
        let seconds: [Character: Int] = ["m": 60, "h": 3600, "d": day, "w": 7 * day]
        return seconds[unit].map { $0 * number }
    }

    /// Whether a line with this time counts. A line without one does.
    func contains(_ time: LogTime?) -> Bool {
        switch time {
        case nil, .unknown: true
        case .instant(let seconds): seconds >= start
        case .local(let seconds): isIncluded(seconds)
        case .yearless(let month, let day, let second):
            isIncluded(latest(month, day) * Self.day + second)
        }
    }

    /// Whether nothing that was written up to a moment counts.
    package func isAfter(_ date: Date) -> Bool { Int(date.timeIntervalSince1970) < start }

    /// - Parameter local: seconds since 1970 as if the time zone were UTC.
    private func isIncluded(_ local: Int) -> Bool {
        // No time zone is further from UTC than a day.
        if abs(local - start) > Self.day { return local > start }
        return local - Self.offset(timeZone, at: local) >= start
    }

    /// The last such day that is not in the future; in another time zone it may be tomorrow.
    private func latest(_ month: Int, _ day: Int) -> Int {
        let limit = now / Self.day + 1
        var year = 1971 + limit * 400 / 146_097
        let isLeapDay = month == 2 && day == 29
        while LogTime.days(year, month, day) > limit
            || isLeapDay && LogTime.days(year, 3, 1) == LogTime.days(year, 2, 29)
        {
            year -= 1
        }
        return LogTime.days(year, month, day)
    }

    private static func offset(_ timeZone: TimeZone, at local: Int) -> Int {
        timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(local)))
    }
}
