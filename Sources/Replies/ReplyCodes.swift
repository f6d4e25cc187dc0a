internal import Rejections

/// The codes in a reply.
struct ReplyCodes {
    /// The enhanced status codes (RFC 3463), in order.
    let enhanced: [EnhancedStatusCode]
    /// Whether the reply asks to try again later (RFC 5321 §4.2.1).
    let isTransient: Bool

    /// - Parameter bytes: in normal form.
    init(_ bytes: [UInt8]) {
        let numbers = bytes.split { !ASCII.isDigit($0) && $0 != UInt8(ascii: ".") }
            .map { String(decoding: $0, as: UTF8.self) }
        enhanced = numbers.compactMap { number in
            EnhancedStatusCode(number.last == "." ? String(number.dropLast()) : number)
        }
        let code = numbers.first { number in
            number.utf8.count == 3 && number.utf8.allSatisfy(ASCII.isDigit)
                && "45".contains(number.prefix(1))
        }
        isTransient = (code ?? enhanced.first?.description)?.first == "4"
    }
}
