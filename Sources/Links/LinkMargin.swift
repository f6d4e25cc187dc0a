internal import Rejections

/// What machines and mail programs put around the names and values of a link.
///
/// The parser strips it byte by byte, web servers follow the expressions that `LinkPattern` makes of
/// it, and the script reads it from the page.
package enum LinkMargin {
    /// Around names and values: blanks and line ends. In a query, `+` is a blank.
    package static let blanks = Units(" +\t\r\n\u{A0}\u{200B}\u{202F}")

    /// Before a value, besides blanks: what opens quotations, and the `=` of quoted-printable.
    package static let opening = Units("=([{<\"'`“„”‘‚’«‹")

    /// After a value, besides blanks: what closes quotations and ends sentences, what Markdown and
    /// wrappers of links append, and the `=` of quoted-printable.
    package static let closing = Units(")]}>.,:!\"'`*_~|\\/=<“”„’‘»›…。、，）」")

    /// Encoded as quoted-printable, `=` is `=3D` (RFC 2045 §6.7). After the `=` of a pair, that
    /// leaves this, once for each time a text was encoded.
    static let encodedEquals = Array("3d".utf8)
    static let encodings = 3

    /// The longest name of a list is shorter (RFC 1035 §2.3.4), and so is an address with its port.
    static let longestValue = 300

    /// Characters, each as its UTF-8 bytes.
    package struct Units: Sendable {
        package let characters: String
        private let isASCII: [Bool]
        private let others: [[UInt8]]
        /// Each character as quoted-printable, in lower case.
        private let quotedPrintable: [[UInt8]]

        fileprivate init(_ characters: String) {
            self.characters = characters
            let all = characters.unicodeScalars.map { Array(String($0).utf8) }
            isASCII = (0..<128).map { all.contains([$0]) }
            others = all.filter { $0.count > 1 }
            quotedPrintable = all.map { bytes in
                bytes.flatMap { Array("=\(ASCII.hexadecimal([$0]))".utf8) }
            }
        }

        /// How many bytes of a character are at the start of the bytes; 0 without one.
        func length(atStartOf bytes: ArraySlice<UInt8>) -> Int {
            guard let first = bytes.first else { return 0 }
            if first < 128 { return isASCII[Int(first)] ? 1 : 0 }
            return others.first { bytes.starts(with: $0) }?.count ?? 0
        }

        /// How many bytes of a character are at the end of the bytes; 0 without one.
        func length(atEndOf bytes: ArraySlice<UInt8>) -> Int {
            guard let last = bytes.last else { return 0 }
            if last < 128 { return isASCII[Int(last)] ? 1 : 0 }
            return others.first { bytes.suffix($0.count).elementsEqual($0) }?.count ?? 0
        }

        /// The same for a character that is encoded as quoted-printable.
        func encodedLength(atEndOf bytes: ArraySlice<UInt8>) -> Int {
            guard bytes.count > 2, bytes[bytes.endIndex - 3] == UInt8(ascii: "=") else { return 0 }
            return quotedPrintable.first { encoded in
                bytes.suffix(encoded.count).map(ASCII.lowercased) == encoded
            }?.count ?? 0
        }
    }

    // MARK: Stripping

    /// A name without blanks around it.
    static func name(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while case let length = blanks.length(atStartOf: rest), length > 0 {
            rest = rest.dropFirst(length)
        }
        while case let length = blanks.length(atEndOf: rest), length > 0 {
            rest = rest.dropLast(length)
        }
        return rest
    }

    /// The first value that `parse` finds in the bytes when what may be around it is dropped piece by
    /// piece: at first only what cannot begin a value, then also `3D`, which can.
    static func value<Value>(
        in bytes: ArraySlice<UInt8>, _ parse: (ArraySlice<UInt8>) -> Value?
    ) -> Value? {
        var rest = withoutOpening(bytes)
        for _ in 0..<encodings {
            if let value = valueAtStart(of: rest, parse) { return value }
            guard rest.prefix(2).map(ASCII.lowercased) == encodedEquals else { return nil }
            rest = withoutOpening(rest.dropFirst(2))
        }
        return valueAtStart(of: rest, parse)
    }

    /// A word without what may be around it.
    static func word(in bytes: ArraySlice<UInt8>) -> String {
        var rest = withoutOpening(bytes)
        for _ in 0..<encodings where rest.prefix(2).map(ASCII.lowercased) == encodedEquals {
            rest = withoutOpening(rest.dropFirst(2))
        }
        while case let length = closingLength(atEndOf: rest), length > 0 {
            rest = rest.dropLast(length)
        }
        return String(decoding: rest.map(ASCII.lowercased), as: UTF8.self)
    }

    private static func valueAtStart<Value>(
        of bytes: ArraySlice<UInt8>, _ parse: (ArraySlice<UInt8>) -> Value?
    ) -> Value? {
        var rest = bytes
        while !rest.isEmpty {
            if rest.count <= longestValue, let value = parse(rest) { return value }
            let length = closingLength(atEndOf: rest)
            guard length > 0 else { return nil }
            rest = rest.dropLast(length)
        }
        return nil
    }

    private static func withoutOpening(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while case let length = openingLength(atStartOf: rest), length > 0 {
            rest = rest.dropFirst(length)
        }
        return rest
    }

    private static func openingLength(atStartOf bytes: ArraySlice<UInt8>) -> Int {
        let length = blanks.length(atStartOf: bytes)
        if length > 0 { return length }
        let opening = opening.length(atStartOf: bytes)
        return opening > 0 ? opening : AddressLiteral.tagLength(atStartOf: bytes)
    }

    private static func closingLength(atEndOf bytes: ArraySlice<UInt8>) -> Int {
        for length in [
            closing.encodedLength(atEndOf: bytes), blanks.encodedLength(atEndOf: bytes),
            closing.length(atEndOf: bytes), blanks.length(atEndOf: bytes),
        ] where length > 0 { return length }
        return 0
    }
}
