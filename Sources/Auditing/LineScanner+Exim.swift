extension LineScanner {
    /// `[2249] 1tolCy-00000000Abc-1DeF `: the process and the message, where the line has them.
    mutating func skipProcessAndMessage() {
        var process = self
        if process.skip("["), process.number() != nil, process.skip("] ") { self = process }
        var message = self
        let parts = message.word().split(separator: UInt8(ascii: "-")).map(\.count)
        // Identifiers are longer since Exim 4.97.
        if parts == [6, 6, 2] || parts == [6, 11, 4] { self = message }
    }

    /// `H=host (helo) [address]:port I=[…]:25 X=… CV=no A=login:… F=<…> `, in any order.
    mutating func skipEximFields() {
        while true {
            skipSpaces()
            var field = self
            let name = field.read(while: \.isAlphanumeric)
            guard !name.isEmpty else { return }
            if field.skip("=") {
                field.skipEximValue(isHost: name.text == "H")
            } else {
                // Marks without a value: DS (DNSSEC), TFO, K, L.
                guard name.count <= 3, name.allSatisfy(\.isUppercase) else { return }
                _ = field.skip("*")
                guard field.starts(with: " ") else { return }
            }
            self = field
        }
    }

    private mutating func skipEximValue(isHost: Bool) {
        if isHost {
            var host = self
            // A name has no spaces; what the client calls itself is in parentheses after it.
            let isHost =
                host.starts(with: "[")
                || host.read(upTo: " [").map { !$0.contains(0x20) || $0.contains(0x28) } == true
            if isHost, host.read(upTo: "]") != nil {
                self = host
                skipPort()
                return
            }
        }
        if starts(with: "<") || starts(with: "\"") { return skipBracketed() }
        _ = read { $0 != UInt8(ascii: " ") }
    }

    private mutating func skipPort() {
        if rest.dropFirst().first?.isDigit == true, skip(":") { skip(while: \.isDigit) }
    }

    /// `<"x: y"@example.org>`, or a quoted text. The quotation marks may be unbalanced.
    private mutating func skipBracketed() {
        let isAddress = starts(with: "<")
        let end = isAddress ? UInt8(ascii: ">") : UInt8(ascii: "\"")
        var isQuoted = false
        var scanner = self
        scanner.skip(count: 1)
        while let byte = scanner.rest.first {
            scanner.skip(count: byte == UInt8(ascii: "\\") ? 2 : 1)
            if byte == end, !isQuoted {
                self = scanner
                return
            }
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        }
        skip(count: 1)
        _ = read { $0 != end }
        skip(count: 1)
    }

    /// What was rejected, up to the colon before the reply: `RCPT <…>`, `EHLO from host [address]`,
    /// `after DATA`, `from <…> H=host [address]`.
    mutating func skipEximSubject() {
        while !rest.isEmpty, !starts(with: ": ") {
            if starts(with: "<") {
                skipBracketed()
            } else if starts(with: "H=") || starts(with: "[") {
                skip(count: starts(with: "H=") ? 2 : 0)
                skipEximValue(isHost: true)
            } else if starts(with: " ") {
                skip(count: 1)
            } else {
                _ = read { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ":") }
                if !starts(with: ": ") { _ = skip(":") }
            }
        }
    }
}

extension ArraySlice<UInt8> {
    /// A text as it was before Exim made it printable: with `\n` for a line feed, and other bytes as
    /// octal numbers (string.c).
    var eximText: String {
        var bytes: [UInt8] = []
        var scanner = LineScanner(self)
        while let byte = scanner.rest.first {
            if scanner.skip("\\n") {
                bytes.append(UInt8(ascii: "\n"))
            } else if scanner.skip("\\t") {
                bytes.append(UInt8(ascii: "\t"))
            } else if let escaped = scanner.rest.octalByte {
                bytes.append(escaped)
                scanner.skip(count: 4)
            } else {
                bytes.append(byte)
                scanner.skip(count: 1)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value of `\303`.
    private var octalByte: UInt8? {
        guard count >= 4, first == UInt8(ascii: "\\") else { return nil }
        return UInt8(dropFirst().prefix(3).text, radix: 8)
    }
}
