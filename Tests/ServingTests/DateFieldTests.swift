import Foundation
import Testing

@testable import Serving

@Suite struct DateFieldTests {
    @Test(
        "a date has the format of RFC 9110",
        arguments: [
            (784_111_777.9, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
        ] as [(TimeInterval, String)])
    func format(seconds: TimeInterval, expected: String) {
        var field = DateField()
        #expect(field.value(at: Date(timeIntervalSince1970: seconds)) == expected)
    }

    @Test func `a later second has another value`() {
        var field = DateField()
        _ = field.value(at: Date(timeIntervalSince1970: 0))
        #expect(
            field.value(at: Date(timeIntervalSince1970: 59)) == "Thu, 01 Jan 1970 00:00:59 GMT")
    }
}
