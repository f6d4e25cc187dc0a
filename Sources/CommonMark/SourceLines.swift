internal import Diagnostics

/// The bytes of a Markdown text as cmark reads them, cut into lines (CommonMark §2.1).
struct SourceLines {
    let bytes: [UInt8]
    /// The first byte of each line.
    private let starts: [Int]
    private let isASCII: Bool

    init(_ markdown: String) {
        var bytes = Array(markdown.utf8)
        // cmark skips a byte order mark, as editors do.
        if bytes.starts(with: "\u{FEFF}".utf8) { bytes.removeFirst(3) }
        if bytes.contains(0) {
            // CommonMark §2.3: a NUL is read as U+FFFD.
            bytes = bytes.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }
        }
        var starts = [0]
        for (index, byte) in bytes.enumerated() {
            let isCarriageReturn = byte == UInt8(ascii: "\r")
            let isInPair =
                isCarriageReturn && index + 1 < bytes.count
                && bytes[index + 1] == UInt8(ascii: "\n")
            if byte == UInt8(ascii: "\n") || isCarriageReturn && !isInPair {
                starts.append(index + 1)
            }
        }
        self.bytes = bytes
        self.starts = starts
        isASCII = bytes.allSatisfy { $0 < 0x80 }
    }

    /// The first byte of a line that is counted from 1, or the nearest there is.
    func start(of line: Int) -> Int {
        line > starts.count ? bytes.count : starts[max(0, line - 1)]
    }

    /// The end of a line without its line break.
    func end(of line: Int) -> Int {
        let line = bytes[start(of: line)..<start(of: line + 1)]
        let isLineBreak = { (byte: UInt8) in
            byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        }
        return line.lastIndex { !isLineBreak($0) }.map { $0 + 1 } ?? line.startIndex
    }

    /// The byte at cmark's line and column, or the nearest in that line.
    func offset(line: Int, column: Int) -> Int {
        let start = start(of: line)
        return min(start + max(0, column - 1), max(start, self.start(of: line + 1)))
    }

    /// The line and the column, in characters, of a byte.
    func position(of offset: Int) -> Position {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        let before = bytes[starts[low]..<offset]
        let characters = isASCII ? before.count : String(decoding: before, as: UTF8.self).count
        return Position(line: low + 1, column: characters + 1)
    }
}
