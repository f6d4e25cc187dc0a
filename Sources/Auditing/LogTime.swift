/// When a line of a log was written, as far as the line says.
enum LogTime: Equatable {
    /// Seconds since 1970, in UTC.
    case instant(Int)
    /// The time of day somewhere, as seconds since 1970 if it was in UTC.
    case local(Int)
    /// The same, in a year that the line leaves out.
    case yearless(month: Int, day: Int, second: Int)
    /// A month in a language other than English.
    case unknown

    private static let day = 86_400
    private static let months: [StaticString] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Skips a date and the spaces after it: `Feb 10 13:26:34` (RFC 3164), `2026-02-10T13:26:34Z`
    /// (RFC 3339), `2026-02-10 13:26:34 +0100` (Exim), `Tue 2026-02-10 13:26:34 CET` (journalctl),
    /// each with or without fractions of a second.
    /// - Returns: `nil` if the line does not continue with a date.
    static func read(_ scanner: inout LineScanner) -> LogTime? {
        var date = scanner
        guard let time = readISO(&date) ?? readTraditional(&date) ?? readUnix(&date) else {
            return nil
        }
        date.skipSpaces()
        scanner = date
        return time
    }

    private static func readISO(_ scanner: inout LineScanner) -> LogTime? {
        var date = scanner
        let hasWeekday = date.read { $0.isAlphanumeric && !$0.isDigit }.count == 3 && date.skip(" ")
        if !hasWeekday { date = scanner }
        guard let year = date.number(), (1970...9999).contains(year), date.skip("-"),
            let month = date.number(), (1...12).contains(month), date.skip("-"),
            let day = date.number(), (1...31).contains(day), date.skip("T") || date.skip(" "),
            let second = readClock(&date)
        else { return nil }
        let local = days(year, month, day) * Self.day + second
        defer { scanner = date }
        if date.skip("Z") || (hasWeekday && (date.skip(" UTC") || date.skip(" GMT"))) {
            return .instant(local)
        }
        if let offset = readOffset(&date) { return .instant(local - offset) }
        if hasWeekday, date.skip(" ") {
            // An abbreviation, such as CET, does not name one time zone.
            _ = date.word()
        }
        return .local(local)
    }

    /// `+01:00`, or, with a space before it, `+0100`.
    private static func readOffset(_ scanner: inout LineScanner) -> Int? {
        var offset = scanner
        offset.skipSpaces()
        let isNegative = offset.starts(with: "-")
        guard offset.skip("+") || offset.skip("-"),
            case let digits = offset.read(while: { $0.isDigit || $0 == UInt8(ascii: ":") })
                .filter(\.isDigit), digits.count == 4
        else { return nil }
        scanner = offset
        let numbers = digits.map { Int($0 - UInt8(ascii: "0")) }
        let minutes = (numbers[0] * 10 + numbers[1]) * 60 + numbers[2] * 10 + numbers[3]
        return (isNegative ? -60 : 60) * minutes
    }

    private static func readTraditional(_ scanner: inout LineScanner) -> LogTime? {
        var date = scanner
        let name = date.read { $0.isAlphanumeric && !$0.isDigit || $0 >= 0x80 || $0 == 0x2E }
        date.skipSpaces()
        guard (3...12).contains(name.count), let day = date.number(), (1...31).contains(day),
            date.skip(" ")
        else { return nil }
        date.skipSpaces()
        var year: Int?
        var rest = date
        if let number = rest.number(), (1970...9999).contains(number), rest.skip(" ") {
            (year, date) = (number, rest)
        }
        guard let second = readClock(&date) else { return nil }
        scanner = date
        // journalctl translates the names of the months.
        guard let month = months.firstIndex(where: { name.starts(with: $0) }) else {
            return .unknown
        }
        guard let year else { return .yearless(month: month + 1, day: day, second: second) }
        return .local(days(year, month + 1, day) * Self.day + second)
    }

    /// `1770726394.123456`, as `journalctl -o short-unix` prints it.
    private static func readUnix(_ scanner: inout LineScanner) -> LogTime? {
        var date = scanner
        let seconds = date.read(while: \.isDigit)
        guard (9...11).contains(seconds.count), date.skip("."), date.number() != nil,
            date.skip(" "), let instant = Int(seconds.text)
        else { return nil }
        scanner = date
        return .instant(instant)
    }

    /// `13:26:34`, with or without fractions of a second.
    private static func readClock(_ scanner: inout LineScanner) -> Int? {
        guard let hour = scanner.number(), hour < 24, scanner.skip(":"),
            let minute = scanner.number(), minute < 60, scanner.skip(":"),
            let second = scanner.number(), second <= 60
        else { return nil }
        if scanner.skip(".") || scanner.skip(",") { scanner.skip(while: \.isDigit) }
        return (hour * 60 + minute) * 60 + second
    }

    /// Days from 1970-01-01 in the Gregorian calendar.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // March is the first month, so that the day of a leap year is the last one.
        let year = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}
