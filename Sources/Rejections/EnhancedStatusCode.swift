/// An enhanced mail system status code, `class.subject.detail` (RFC 3463 §2).
package struct EnhancedStatusCode: Hashable, Sendable, LosslessStringConvertible {
    /// RFC 3463 §3.
    package enum Class: UInt8, Sendable {
        case success = 2
        case persistentTransientFailure = 4
        case permanentFailure = 5
    }

    package let `class`: Class
    /// 0 to 999.
    package let subject: UInt16
    /// 0 to 999.
    package let detail: UInt16

    package init?(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// Parses exactly the grammar of RFC 3463 §2; leading zeros are not part of it.
    package init?(utf8 bytes: some Collection<UInt8>) {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let first = Self.number(parts[0]),
            let `class` = Class(rawValue: UInt8(clamping: first)),
            let subject = Self.number(parts[1]), let detail = Self.number(parts[2])
        else { return nil }
        self.class = `class`
        self.subject = subject
        self.detail = detail
    }

    package var description: String { "\(`class`.rawValue).\(subject).\(detail)" }

    private static func number(_ digits: some Collection<UInt8>) -> UInt16? {
        guard (1...3).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0")
        else { return nil }
        var value: UInt16 = 0
        for digit in digits {
            guard ASCII.isDigit(digit) else { return nil }
            value = value * 10 + UInt16(digit - UInt8(ascii: "0"))
        }
        return value
    }
}
