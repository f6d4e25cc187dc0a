import Testing

@testable import Rejections

@Suite struct ASCIITests {
    @Test func `digits and letters are those of ASCII`() {
        let digits = Array("0123456789".utf8)
        let uppercase = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        let lowercase = Array("abcdefghijklmnopqrstuvwxyz".utf8)
        for byte in UInt8.min...UInt8.max {
            #expect(ASCII.isDigit(byte) == digits.contains(byte))
            #expect(ASCII.isUppercase(byte) == uppercase.contains(byte))
            #expect(ASCII.isLetter(byte) == (uppercase + lowercase).contains(byte))
        }
    }

    @Test func `only ASCII letters have a lower case`() {
        for byte in UInt8.min...UInt8.max {
            let isUpper = (0x41...0x5A).contains(byte)
            #expect(ASCII.lowercased(byte) == (isUpper ? byte + 32 : byte))
        }
    }

    @Test(
        "each %XX is decoded once, anything else stays as it is",
        arguments: [
            ("", ""), ("abc", "abc"), ("%41", "A"), ("%4a%4A", "JJ"), ("a%20b", "a b"),
            ("%2541", "%41"),
            ("%", "%"), ("%%", "%%"), ("%4", "%4"), ("%g1", "%g1"), ("%1g", "%1g"), ("%%41", "%A"),
            ("%4%41", "%4A"), ("%25%32%35", "%25"), ("+", "+"), ("%u0041", "%u0041"), ("%00", "\0"),
            ("%C3%A4", "ä"), ("%3d%3D", "=="), ("% 41", "% 41"), ("%-1", "%-1"), ("%+1", "%+1"),
        ])
    func decoded(text: String, expected: String) {
        #expect(ASCII.percentDecoded(Array(text.utf8)[...]) == Array(expected.utf8))
    }

    @Test func `every byte can be percent-encoded`() {
        for byte in UInt8.min...UInt8.max {
            let hex = String(byte, radix: 16)
            let text = "%" + (hex.count == 1 ? "0" : "") + hex
            #expect(ASCII.percentDecoded(Array(text.utf8)[...]) == [byte])
            #expect(ASCII.percentDecoded(Array(text.uppercased().utf8)[...]) == [byte])
        }
    }

    @Test(
        "a byte is decoded however often it was encoded",
        arguments: [
            ("", ""), ("a%20b", "a b"), ("%2541", "A"), ("%25252541", "A"), ("%25", "%"),
            ("%2525", "%"), ("%25zz", "%zz"), ("%", "%"), ("%4", "%4"), ("%252", "%2"),
            ("%%2541", "%A"), ("%253D%2526", "=&"),
        ])
    func fullyDecoded(text: String, expected: String) {
        #expect(ASCII.fullyPercentDecoded(Array(text.utf8)) == Array(expected.utf8))
    }
}
