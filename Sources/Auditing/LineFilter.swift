/// Finds the lines that hold a word in bytes that come in pieces. Keeps one line at most.
struct LineFilter {
    private let word: [UInt8]
    /// By the byte under the word's last one: how far the word can be moved on.
    private let steps: [Int]
    private var rest: [UInt8] = []
    /// No line of a mail log is longer; the rest of one that is does not count.
    private static let longestLine = 1 << 16

    /// - Parameter word: one byte at least.
    init(word: String) {
        let bytes = Array(word.utf8)
        var steps = [Int](repeating: bytes.count, count: 256)
        for (index, byte) in bytes.dropLast().enumerated() {
            steps[Int(byte)] = bytes.count - 1 - index
        }
        (self.word, self.steps) = (bytes, steps)
    }

    /// Hands the complete lines of the next piece to `body`.
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

    /// Hands on a last line without an end.
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

    /// The index in `bytes` at which the word begins (Horspool, "Practical fast searching in
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
