/// What the first bytes of a log say about how to read it.
enum LogFormat: Equatable {
    case text
    case gzip
    /// Compressed so that another program must read it.
    case compressed(Decompressor)
    /// Nothing that is read here; with what to do instead.
    case unreadable(String)

    init(_ start: [UInt8]) {
        if start.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if let program = Decompressor(start) {
            self = .compressed(program)
        } else if start.starts(with: "LPKSHHRH".utf8) {
            self = .unreadable(
                "is a journal of systemd; run 'journalctl' and pass its output with '-'")
        } else if Self.isUTF16(start) {
            self = .unreadable(
                "is UTF-16 text; run 'iconv -f UTF-16 -t UTF-8' and pass its output with '-'")
        } else if Self.isBinary(start) {
            self = .unreadable("is not a text file")
        } else {
            self = .text
        }
    }

    /// Control characters are rare in text, except for zeros, which a crash may leave in a log.
    private static func isBinary(_ start: [UInt8]) -> Bool {
        let sample = start.prefix(1024)
        return sample.count { (1...8).contains($0) || (14...26).contains($0) } * 10 > sample.count
    }

    /// By its byte order mark, or by the zeros in every second byte of ASCII text.
    private static func isUTF16(_ start: [UInt8]) -> Bool {
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return true }
        let sample = start.prefix(256)
        let zeros = [0, 1].map { parity in
            sample.enumerated().count { $0.offset % 2 == parity && $0.element == 0 }
        }
        return sample.count > 32 && zeros.max() == sample.count / 2 && zeros.min() == 0
    }
}
