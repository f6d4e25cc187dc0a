import Rejections
import Testing

@Suite struct EnhancedStatusCodeTests {
    @Test(
        "prints a code as it was written",
        arguments: [
            "2.0.0", "4.7.1", "5.7.1", "5.7.23", "4.4.2", "5.0.0", "2.999.999", "4.10.100",
            "5.1.10",
        ])
    func printed(text: String) throws {
        #expect(try #require(EnhancedStatusCode(text)).description == text)
        #expect(EnhancedStatusCode(utf8: text.utf8) == EnhancedStatusCode(text))
    }

    @Test func `a code has a class, a subject, and a detail`() throws {
        let code = try #require(EnhancedStatusCode("5.7.123"))
        #expect(code.class == .permanentFailure)
        #expect(code.subject == 7)
        #expect(code.detail == 123)
        #expect(EnhancedStatusCode("4.1.8")?.class == .persistentTransientFailure)
        #expect(EnhancedStatusCode("2.1.5")?.class == .success)
    }

    @Test(
        "rejects anything but the grammar of RFC 3463 §2",
        arguments: [
            "", ".", "..", "5", "5.", "5.7", "5.7.", ".7.1", "5..1", "5.7.1.", ".5.7.1", "5.7.1.0",
            "0.0.0", "1.7.1", "3.7.1", "6.7.1", "9.7.1", "55.7.1", "258.0.0", "261.7.1", "260.0.0",
            "05.7.1", "5.07.1", "5.7.01", "5.00.0", "5.7.00", "5.7.1000", "5.1000.1", "5.65536.1",
            "5.7.99999999999999999999", "5,7,1", "5-7-1", "5.7.x", "a.b.c", "5.7.+1", "+5.7.1",
            "5.-7.1", " 5.7.1", "5.7.1 ", "5. 7.1", "5.7.1\n", "5.7.1\r\n", "5.7.1\0", "#5.7.1",
            "5.7.１", "５.7.1", "5．7．1", "5.7.١", "5.7.1\u{301}", "5.7.0x1", "5.7.1)", "550",
        ])
    func invalid(text: String) {
        #expect(EnhancedStatusCode(text) == nil)
    }

    @Test("rejects bytes that are not ASCII", arguments: [0x00, 0x80, 0xB1, 0xFF] as [UInt8])
    func invalidBytes(byte: UInt8) {
        #expect(EnhancedStatusCode(utf8: Array("5.7.".utf8) + [byte]) == nil)
        #expect(EnhancedStatusCode(utf8: Array("5.7.1".utf8) + [byte]) == nil)
    }

    @Test func `reads back every possible code as it was printed`() {
        for first in [2, 4, 5] {
            for second in [0, 1, 9, 10, 99, 100, 999] {
                for third in 0...999 {
                    let text = "\(first).\(second).\(third)"
                    #expect(EnhancedStatusCode(text)?.description == text)
                }
            }
        }
    }
}
