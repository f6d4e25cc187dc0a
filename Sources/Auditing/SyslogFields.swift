/// The fields before the message of a line in the format of RFC 5424, after its version.
struct SyslogFields {
    let time: LogTime?
    let program: ArraySlice<UInt8>

    /// `2026-02-10T13:26:34Z host postfix/smtpd 99 - - `; skips them.
    init?(_ scanner: inout LineScanner) {
        time = LogTime.read(&scanner)
        if time == nil { guard scanner.skip("- ") else { return nil } }
        _ = scanner.word()
        program = scanner.word()
        _ = scanner.word()
        _ = scanner.word()
        guard Self.skipData(&scanner) else { return nil }
        scanner.skipSpaces()
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if scanner.rest.starts(with: byteOrderMark) { scanner.skip(count: byteOrderMark.count) }
    }

    /// `-`, or elements such as `[origin ip="192.0.2.1" note="a \] b"]`.
    private static func skipData(_ scanner: inout LineScanner) -> Bool {
        if scanner.skip("-") { return true }
        var isQuoted = false
        guard scanner.starts(with: "[") else { return false }
        while scanner.starts(with: "[") {
            while let byte = scanner.rest.first {
                scanner.skip(count: byte == UInt8(ascii: "\\") ? 2 : 1)
                if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                if byte == UInt8(ascii: "]"), !isQuoted { break }
            }
        }
        return true
    }
}
