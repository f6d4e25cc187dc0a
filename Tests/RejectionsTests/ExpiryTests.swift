import Rejections
import Testing

@Suite struct ExpiryTests {
    @Test(
        "a span keeps the unit it was written in",
        arguments: [
            ("PT24H", 24, .hours), ("P1D", 1, .days), ("P7D", 7, .days), ("P4W", 4, .weeks),
            ("PT1H", 1, .hours), ("P10000D", 10_000, .days),
        ] as [(String, Int, Expiry.Unit)])
    func valid(text: String, count: Int, unit: Expiry.Unit) throws {
        let expiry = try #require(Expiry(text))
        #expect(expiry.count == count)
        #expect(expiry.unit == unit)
        #expect(expiry.description == text)
    }

    @Test func `a day and 24 hours are not the same span`() {
        #expect(Expiry("P1D") != Expiry("PT24H"))
        #expect(Expiry("P1W") != Expiry("P7D"))
    }

    @Test(
        "what is no span of one unit is none",
        arguments: [
            "", "P", "PT", "T", "H", "24H", "7D", "PH", "PD", "PW", "PTH", "PTD", "PT7D", "PT4W",
            "P24H",
            "P0D", "PT0H", "P-1D", "P+1D", "P1.5D", "P1,5D", "P1Y", "P1M", "PT5M", "PT5S", "P1DT1H",
            "P1W1D", "p7d", "P7d", "P 7D", " P7D", "P7D ", "P7D\n", "P7D\0", "P７D", "P\u{661}D",
            "P7D\u{301}", "P10001D", "P99999999999999999999D", "PP7D", "P7DD", "7 days",
        ])
    func invalid(text: String) {
        #expect(Expiry(text) == nil)
    }
}
