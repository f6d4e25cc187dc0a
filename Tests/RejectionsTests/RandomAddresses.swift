import TestSupport

/// Random texts of addresses, most of them valid, many of them slightly wrong.
struct RandomAddresses {
    private var generator: SplitMix64

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
    }

    /// A text that is valid, broken in up to three places, or plain noise.
    mutating func next() -> String {
        if number(8) == 0 { return noise() }
        var bytes = Array((number(3) == 0 ? dotted() : groups()).utf8)
        for _ in 0..<[0, 0, 1, 1, 2, 3][number(6)] { mutate(&bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A 128-bit value with many zeros in it.
    mutating func nextValue() -> UInt128 {
        if number(8) == 0 {
            return 0xFFFF << 32 | UInt128(UInt32.random(in: 0...(.max), using: &generator))
        }
        return (0..<8).reduce(0) { value, _ in value << 16 | UInt128(group()) }
    }

    private mutating func number(_ limit: Int) -> Int {
        Int.random(in: 0..<limit, using: &generator)
    }

    private mutating func group() -> UInt16 {
        switch number(5) {
        case 0, 1: 0
        case 2: UInt16(number(16))
        case 3: 0xFFFF
        default: UInt16(number(0x10000))
        }
    }

    private mutating func dotted() -> String {
        let octets = (0..<4).map { _ in String(number(number(3) == 0 ? 300 : 256)) }
        return octets.joined(separator: ".")
    }

    private mutating func groups() -> String {
        let isDotted = number(4) == 0
        let count = (isDotted ? 6 : 8) - (number(6) == 0 ? 1 : 0)
        var parts = (0..<count).map { _ in formatted(group()) }
        if isDotted { parts.append(dotted()) }
        guard number(2) == 0 else { return parts.joined(separator: ":") }
        let start = number(parts.count)
        let end = min(parts.count, start + number(5))
        return parts[..<start].joined(separator: ":") + "::"
            + parts[end...].joined(separator: ":")
    }

    private mutating func formatted(_ group: UInt16) -> String {
        let digits = String(group, radix: 16, uppercase: number(2) == 0)
        let zeros = number(4) == 0 ? number(6 - digits.count) : 0
        return String(repeating: "0", count: zeros) + digits
    }

    private mutating func noise() -> String {
        let bytes = (0..<number(48)).map { _ in Self.alphabet[number(Self.alphabet.count)] }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let byte = Self.alphabet[number(Self.alphabet.count)]
        let place = number(bytes.count + 1)
        switch number(4) {
        case 0: bytes.insert(byte, at: place)
        case 1: if place < bytes.count { bytes[place] = byte }
        case 2: if place < bytes.count { bytes.remove(at: place) }
        default: if place < bytes.count { bytes.insert(bytes[place], at: place) }
        }
    }

    private static let alphabet = Array("::::....0011259aAfFgGxX%/[]+- \t\n\u{E9}\u{FF11}".utf8)
}
