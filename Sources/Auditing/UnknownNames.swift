/// Names in a log that the site does not know, as many of them as a reader can look through.
struct UnknownNames {
    private var names: Set<String> = []
    private static let maximum = 100
    /// No DNS name is longer (RFC 1035 §2.3.4), and no slug of a page.
    private static let longest = 253

    /// The name, unless it cannot be one of a list or a page, or there are too many already.
    mutating func kept(_ name: Substring) -> String? {
        let name = String(name)
        if names.contains(name) { return name }
        guard names.count < Self.maximum, (1...Self.longest).contains(name.utf8.count),
            name.utf8.allSatisfy(Self.isAllowed)
        else { return nil }
        names.insert(name)
        return name
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
