/// Reads a line of a log from its start, byte by byte.
struct LineScanner {
    private(set) var rest: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) {
        rest = line
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Skips a text if it is next.
    mutating func skip(_ text: StaticString) -> Bool {
        guard starts(with: text) else { return false }
        rest = rest.dropFirst(text.utf8CodeUnitCount)
        return true
    }

    func starts(with text: StaticString) -> Bool { rest.starts(with: text) }

    mutating func skip(while isSkipped: (UInt8) -> Bool) {
        rest = rest.drop(while: isSkipped)
    }

    mutating func skipSpaces() {
        skip { $0 == UInt8(ascii: " ") }
    }

    mutating func skip(count: Int) {
        rest = rest.dropFirst(count)
    }

    /// Skips the bytes that fulfill a condition, and returns them.
    mutating func read(while isRead: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let read = rest.prefix(while: isRead)
        rest = rest[read.endIndex...]
        return read
    }

    /// The bytes up to the next space, which is skipped with those that follow it.
    mutating func word() -> ArraySlice<UInt8> {
        let word = read { $0 != UInt8(ascii: " ") }
        skipSpaces()
        return word
    }

    /// Skips a text and what is before it.
    /// - Returns: what is before it, or `nil` if the text does not occur.
    mutating func read(upTo text: StaticString) -> ArraySlice<UInt8>? {
        guard let range = rest.firstRange(of: text) else { return nil }
        let read = rest[..<range.lowerBound]
        rest = rest[range.upperBound...]
        return read
    }

    /// A decimal number of up to nine digits.
    mutating func number() -> Int? {
        let digits = rest.prefix(9).prefix(while: \.isDigit)
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}

extension UInt8 {
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
    var isUppercase: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
    var isAlphanumeric: Bool {
        isDigit || isUppercase || UInt8(ascii: "a")...UInt8(ascii: "z") ~= self
    }
}

extension ArraySlice<UInt8> {
    func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard self.count >= count else { return false }
        return text.withUTF8Buffer { text in
            text.indices.allSatisfy { unsafe self[startIndex + $0] == text[$0] }
        }
    }

    func firstRange(of text: StaticString) -> Range<Int>? {
        let count = text.utf8CodeUnitCount
        guard self.count >= count else { return nil }
        return (startIndex...(endIndex - count)).first { self[$0...].starts(with: text) }
            .map { $0..<$0 + count }
    }

    func lastRange(of text: StaticString) -> Range<Int>? {
        let count = text.utf8CodeUnitCount
        guard self.count >= count else { return nil }
        return (startIndex...(endIndex - count)).last { self[$0...].starts(with: text) }
            .map { $0..<$0 + count }
    }

    /// Its bytes as text; those that are not UTF-8 become U+FFFD.
    var text: String { String(decoding: self, as: UTF8.self) }
}
