import Rejections
import Testing

@Suite struct TimeSpanTests {
    @Test(
        "a span keeps its unit",
        arguments: [
            ("PT24H", 24, .hours), ("P1D", 1, .days), ("P7D", 7, .days), ("P4W", 4, .weeks),
            ("PT1H", 1, .hours), ("PT30M", 30, .minutes), ("P10000D", 10_000, .days),
        ] as [(String, Int, TimeSpan.Unit)])
    func valid(text: String, count: Int, unit: TimeSpan.Unit) throws {
        let span = try #require(TimeSpan(text))
        #expect(span.count == count)
        #expect(span.unit == unit)
        #expect(span.description == text)
    }

    @Test func `a day and 24 hours are not the same span`() {
        #expect(TimeSpan("P1D") != TimeSpan("PT24H"))
        #expect(TimeSpan("P1W") != TimeSpan("P7D"))
    }

    @Test(
        "rejects anything but a span of one unit",
        arguments: [
            "", "P", "PT", "T", "H", "24H", "7D", "PH", "PD", "PW", "PTH", "PTD", "PT7D", "PT4W",
            "P24H",
            "P0D", "PT0H", "P-1D", "P+1D", "P1.5D", "P1,5D", "P1Y", "P1M", "P5M", "PT5S", "P1DT1H",
            "P1W1D", "p7d", "P7d", "P 7D", " P7D", "P7D ", "P7D\n", "P7D\0", "P７D", "P\u{661}D",
            "P7D\u{301}", "P10001D", "P99999999999999999999D", "PP7D", "P7DD", "7 days",
        ])
    func invalid(text: String) {
        #expect(TimeSpan(text) == nil)
    }
}
