import Rejections
import Testing

@testable import Serving

@Suite("Ranges of addresses")
struct AddressRangeTests {
    @Test(
        "a network contains the addresses with its prefix",
        arguments: [
            ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
            ("10.1.2.3/8", "10.9.9.9", true), ("0.0.0.0/0", "203.0.113.9", true),
            ("0.0.0.0/0", "2001:db8::1", false), ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("2001:db8::/32", "2001:db9::1", false), ("::/0", "2001:db8::1", true),
            ("::/0", "192.0.2.1", false), ("::1", "::1", true), ("::1", "::2", false),
            ("127.0.0.0/8", "::ffff:127.0.0.1", true), ("127.0.0.0/8", "::ffff:192.0.2.1", false),
        ])
    func contains(range: String, address: String, expected: Bool) throws {
        let range = try #require(AddressRange(range))
        #expect(range.contains(try #require(IPAddress(address))) == expected)
    }

    @Test(
        "anything else is not a range",
        arguments: [
            "", "/", "192.0.2.1/", "192.0.2.1/33", "::/129", "192.0.2.1/-1", "192.0.2.1/8/8",
            "192.0.2/24", "localhost", "192.0.2.1/٨", "192.0.2.1/99999999999999999999",
        ])
    func malformed(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
