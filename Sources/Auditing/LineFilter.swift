/// Finds the lines that contain a word, in bytes that arrive in pieces. Keeps at most one line.
struct LineFilter {
    private let word: [UInt8]
    /// How far the word can be shifted, by the byte at the position of its last one.
    private let steps: [Int]
    private var rest: [UInt8] = []
    /// No line of a mail log is longer; the rest of a longer line is ignored.
    private static let longestLine = 1 << 16

    /// - Parameter word: at least one byte.
    init(word: String) {
        let bytes = Array(word.utf8)
        var steps = [Int](repeating: bytes.count, count: 256)
        for (index, byte) in bytes.dropLast().enumerated() {
            steps[Int(byte)] = bytes.count - 1 - index
        }
        (self.word, self.steps) = (bytes, steps)
    }

    /// Calls `body` with the matching lines that are complete after the next piece.
    mutating func feed(_ piece: [UInt8], _ body: (String) -> Void) {
        let bytes = rest.isEmpty ? piece : rest + piece
        let newline = UInt8(ascii: "\n")
        guard let last = bytes.lastIndex(of: newline) else {
            rest = bytes.count > Self.longestLine ? [] : bytes
            return
        }
        rest = Array(bytes[(last + 1)...].prefix(Self.longestLine))
        find(in: bytes, upTo: last, body)
    }

    /// Calls `body` with the last line, if it matches and has no line end.
    mutating func finish(_ body: (String) -> Void) {
        let bytes = rest
        rest = []
        find(in: bytes, upTo: bytes.count, body)
    }

    private func find(in bytes: [UInt8], upTo end: Int, _ body: (String) -> Void) {
        let newline = UInt8(ascii: "\n")
        var start = 0
        while start < end, let hit = offset(in: bytes[start..<end]) {
            let head = bytes[start..<hit].lastIndex(of: newline).map { $0 + 1 } ?? start
            let tail = bytes[hit..<end].firstIndex(of: newline) ?? end
            body(String(decoding: bytes[head..<tail], as: UTF8.self))
            start = tail + 1
        }
    }

    /// The index in `bytes` where the word begins (Horspool, "Practical fast searching in
    /// strings", 1980).
    private func offset(in bytes: ArraySlice<UInt8>) -> Int? {
        unsafe bytes.withUnsafeBufferPointer { bytes -> Int? in
            var start = 0
            while start + word.count <= bytes.count {
                let last = unsafe bytes[start + word.count - 1]
                if last == word[word.count - 1],
                    word.indices.allSatisfy({ unsafe bytes[start + $0] == word[$0] })
                {
                    return start
                }
                start += steps[Int(last)]
            }
            return nil
        }.map { $0 + bytes.startIndex }
    }
}
