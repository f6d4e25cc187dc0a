internal import Foundation
internal import Rejections

/// What ICU knows about a locale: names, direction, times, dates, enumerations.
struct LocaleFacts: Sendable {
    let tag: LanguageTag
    /// The language's name in itself: `Deutsch`.
    let ownName: String
    /// The value of HTML's `dir` attribute.
    let direction: String
    private let locale: Locale
    /// The locale whose formats of dates, times, and lists it has.
    private let formats: Locale

    init(_ tag: LanguageTag, formats: LanguageTag? = nil) {
        self.tag = tag
        locale = Locale(identifier: tag.description)
        let name = locale.localizedString(forIdentifier: tag.description) ?? tag.description
        ownName = name.prefix(1).uppercased() + name.dropFirst()
        direction = locale.language.characterDirection == .rightToLeft ? "rtl" : "ltr"
        self.formats = Locale(identifier: (formats ?? tag).description)
    }

    /// Whether a text comes before another one in the alphabet of the language.
    func precedes(_ first: String, _ second: String) -> Bool {
        first.compare(second, options: .caseInsensitive, range: nil, locale: formats)
            == .orderedAscending
    }

    /// The language's name in another one.
    func name(of other: LanguageTag) -> String {
        locale.localizedString(forIdentifier: other.description) ?? other.description
    }

    /// `24 hours`, in the unit of the span.
    func formatted(_ span: TimeSpan) -> String {
        let hour = 3600
        let (unit, seconds): (Duration.UnitsFormatStyle.Unit, Int) =
            switch span.unit {
            case .minutes: (.minutes, 60)
            case .hours: (.hours, hour)
            case .days: (.days, 24 * hour)
            case .weeks: (.weeks, 7 * 24 * hour)
            }
        return Duration.seconds(span.count * seconds).formatted(
            .units(allowed: [unit], width: .wide).locale(formats))
    }

    /// `50 MB`.
    func formatted(_ count: ByteCount) -> String {
        Int64(count.bytes).formatted(.byteCount(style: .decimal).locale(formats))
    }

    /// `5 June 2024`, or as much of it as is known.
    func formatted(_ date: CalendarDate) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        calendar.locale = formats
        let components = DateComponents(
            year: date.year, month: date.month ?? 1, day: date.day ?? 1)
        guard let day = calendar.date(from: components) else { return date.description }
        var style = Date.FormatStyle(locale: formats, calendar: calendar, timeZone: .gmt).year()
        if date.month != nil { style = style.month(.wide) }
        if date.day != nil { style = style.day() }
        return day.formatted(style)
    }

    /// `a, b and c`; `a; b, which is c; d` where an element has a comma of its own.
    func list(_ elements: [String]) -> String {
        if elements.contains(where: { $0.contains { ",،、;".contains($0) } }) {
            return elements.joined(separator: "; ")
        }
        return elements.formatted(.list(type: .and).locale(formats))
    }
}
