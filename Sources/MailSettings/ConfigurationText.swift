// What the configuration of a mail server says, without any advice.

/// The text of a configuration file.
package struct ConfigurationText: Sendable {
    package let text: String
    /// The file, as the user named it.
    package let path: String

    package init(_ text: String, path: String) {
        self.text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        self.path = path
    }

    /// Comments may be in any encoding that extends US-ASCII.
    /// - Throws: `ConfigurationError` for UTF-16, which no mail server reads.
    package init(_ bytes: some Collection<UInt8>, path: String) throws(ConfigurationError) {
        let start = Array(bytes.prefix(2))
        guard start != [0xFF, 0xFE], start != [0xFE, 0xFF], !bytes.prefix(1024).contains(0) else {
            throw ConfigurationError(
                path: path,
                problem: "is not text in UTF-8 but probably in UTF-16, which the mail server "
                    + "cannot read; save it in UTF-8")
        }
        self.init(String(decoding: bytes, as: UTF8.self), path: path)
    }

    /// The lines without their ends, which may be LF or CRLF.
    var lines: [PlacedText] {
        var lines: [PlacedText] = []
        var line = PlacedText()
        var position = (line: 1, column: 1)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") {
                lines.append(line)
                line = PlacedText()
                position = (position.line + 1, 1)
                continue
            }
            line.append(
                byte,
                at: Place(path: path, line: position.line, column: position.column))
            // The column counts code points: it grows after the last byte of each.
            if byte & 0xC0 != 0x80 { position.column += 1 }
        }
        lines.append(line)
        return lines.map(\.withoutCarriageReturn)
    }
}

extension PlacedText {
    fileprivate var withoutCarriageReturn: PlacedText {
        bytes.last?.value == UInt8(ascii: "\r") ? self[..<(count - 1)] : self
    }
}

/// Why a configuration cannot be read.
package struct ConfigurationError: Error, Equatable {
    package let path: String
    package let problem: String
}
