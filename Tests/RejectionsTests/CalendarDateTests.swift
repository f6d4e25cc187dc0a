import Rejections
import Testing

@Suite struct CalendarDateTests {
    @Test(
        "prints a day, a month, or a year as it was written",
        arguments: [
            "2025-01-16", "2025-12-31", "2025-01", "2025-10", "2025", "2024-02-29", "2000-02-29",
            "1999-04-30", "1582-10-15", "9999-12-31",
        ])
    func printed(text: String) throws {
        #expect(try #require(CalendarDate(text)).description == text)
    }

    @Test("a year below 1000 keeps its four digits", arguments: ["0999-01-02", "0001", "0000-12"])
    func earlyYear(text: String) throws {
        #expect(try #require(CalendarDate(text)).description == text)
    }

    @Test func `a date has the parts that are known`() throws {
        let day = try #require(CalendarDate("2025-01-16"))
        #expect((day.year, day.month, day.day) == (2025, 1, 16))
        let month = try #require(CalendarDate("2025-11"))
        #expect((month.year, month.month, month.day) == (2025, 11, nil))
        let year = try #require(CalendarDate("2025"))
        #expect((year.year, year.month, year.day) == (2025, nil, nil))
    }

    @Test("every month has its number of days in a common year", arguments: 1...12)
    func days(month: Int) {
        let length = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        let prefix = month < 10 ? "2025-0\(month)-" : "2025-\(month)-"
        #expect(CalendarDate(prefix + "01") != nil)
        #expect(CalendarDate(prefix + "\(length)") != nil)
        #expect(CalendarDate(prefix + "\(length + 1)") == nil)
        #expect(CalendarDate(prefix + "00") == nil)
    }

    @Test(
        "rejects anything else",
        arguments: [
            "", "-", "--", "25", "025", "20250", "2025-", "2025-1", "2025-001", "2025-00",
            "2025-13",
            "2025-01-", "2025-01-1", "2025-01-001", "2025-01-16-", "2025-01-16-01",
            "2025-01-16T00:00",
            "2025-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "20250116", "2025/01/16",
            "16.01.2025", "2025-W03", "-2025-01", "+025-01", "2025-+1", "2025--1", " 2025", "2025 ",
            "2025-01-16\n", "２０２５", "2025-01-1６", "2025-0\u{661}", "2025–01–16", "0x12-01", "today",
        ])
    func invalid(text: String) {
        #expect(CalendarDate(text) == nil)
    }
}
