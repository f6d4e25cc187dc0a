/// What the first bytes of a log say about how to read it.
enum LogFormat: Equatable {
    case text
    case gzip
    /// Nothing that is read here; with what to do instead.
    case unreadable(String)

    init(_ start: [UInt8]) {
        if start.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if let program = Self.compressions.first(where: { start.starts(with: $0.magic) }) {
            self = .unreadable(
                "is compressed with \(program.name), which is not supported; run '\(program.name) "
                    + "-dc' and pass its output with '-'")
        } else if start.starts(with: "LPKSHHRH".utf8) {
            self = .unreadable(
                "is a journal of systemd; run 'journalctl' and pass its output with '-'")
        } else if Self.isUTF16(start) {
            self = .unreadable(
                "is UTF-16 text; run 'iconv -f UTF-16 -t UTF-8' and pass its output with '-'")
        } else {
            self = .text
        }
    }

    private static let compressions: [(name: String, magic: [UInt8])] = [
        ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]), ("bzip2", Array("BZh".utf8)),
        ("zstd", [0x28, 0xB5, 0x2F, 0xFD]), ("lz4", [0x04, 0x22, 0x4D, 0x18]),
    ]

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
