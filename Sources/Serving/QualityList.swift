internal import Rejections

/// The value of a header field such as `Accept` or `Accept-Language`: elements with quality values
/// (RFC 9110 §12.4.2).
struct QualityList {
    struct Element {
        /// In lower case.
        let value: String
        /// In thousandths, 0 to 1000.
        let quality: Int
    }

    /// In the order the client prefers them; of equal qualities the first one first.
    let elements: [Element]

    /// Malformed elements are left out: a client cannot be asked to fix them.
    init(_ field: String) {
        // Far more than a client has to say: the rest is not read.
        let parts = field.utf8.prefix(2048).split(separator: UInt8(ascii: ",")).prefix(32)
        let parsed = parts.compactMap { Self.element(Substring($0)) }
        elements = parsed.enumerated().sorted { left, right in
            (-left.element.quality, left.offset) < (-right.element.quality, right.offset)
        }.map(\.element)
    }

    private static func element(_ text: Substring) -> Element? {
        let parts = text.split(separator: ";").map(trimmed)
        guard let value = parts.first, !value.isEmpty else { return nil }
        var quality = 1000
        for parameter in parts.dropFirst() {
            let lowered = parameter.lowercased()
            guard lowered.hasPrefix("q=") else { continue }
            guard let parsed = thousandths(lowered.dropFirst(2)) else { return nil }
            quality = parsed
        }
        return Element(value: value.lowercased(), quality: quality)
    }

    /// RFC 9110 §12.4.2: `0` or `1` with at most three digits after the point, at most 1.
    private static func thousandths(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0] == "0" || parts[0] == "1" else { return nil }
        let digits = parts.count == 2 ? parts[1] : ""
        guard digits.utf8.count <= 3, digits.utf8.allSatisfy(ASCII.isDigit) else {
            return nil
        }
        let padded = digits + String(repeating: "0", count: 3 - digits.utf8.count)
        guard let fraction = Int(padded) else { return nil }
        return min(1000, (parts[0] == "1" ? 1000 : 0) + fraction)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var result = text.drop { $0 == " " || $0 == "\t" }
        while let last = result.last, last == " " || last == "\t" { result.removeLast() }
        return result
    }
}
