import Foundation
import Testing

@testable import Auditing

@Suite("Periods of logs")
struct LogPeriodTests {
    /// 2028-01-01 12:00:00 UTC.
    private static let now = Date(timeIntervalSince1970: 1_830_340_800)

    @Test(
        "a line counts if it was written since the moment",
        arguments: [
            ("24h", "2027-12-31T12:00:00Z", true), ("24h", "2027-12-31T11:59:59Z", false),
            ("7d", "Dec 26 00:00:00", true), ("7d", "Dec 20 00:00:00", false),
            ("7d", "Jan  1 11:00:00", true), ("7d", "Jan  5 11:00:00", false),
            ("2027-12-30", "2027-12-30 00:00:00", true),
            ("2027-12-30", "2027-12-29 23:59:59", false),
            ("2027-12-30T08:00+01:00", "2027-12-30T07:00:00.5Z", true),
            ("2027-12-30T08:00:00Z", "2027-12-30 08:59:59 +0100", false),
            ("9999d", "Feb 29 00:00:00", true),
        ])
    func contains(_ since: String, _ date: String, _ isContained: Bool) throws {
        let zone = try #require(TimeZone(secondsFromGMT: 0))
        let period = try #require(LogPeriod(since: since, now: Self.now, timeZone: zone))
        var scanner = LineScanner(Array("\(date) mx".utf8)[...])
        let time: LogTime = try #require(LogTime.read(&scanner))
        #expect(period.contains(time) == isContained)
    }

    @Test(
        "what is not a time is refused",
        arguments: ["", "7", "d", "yesterday", "2027-13-01", "-7d"])
    func refused(_ text: String) throws {
        let zone = try #require(TimeZone(secondsFromGMT: 0))
        #expect(LogPeriod(since: text, now: Self.now, timeZone: zone) == nil)
    }
}
