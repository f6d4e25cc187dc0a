/// Finds the lines that contain one of several words, in bytes that arrive in pieces. Keeps at most
/// one line.
struct LineFilter {
    private let words: [[UInt8]]
    /// The length of the shortest word, within which the others are compared first.
    private let length: Int
    /// How far a window of that length can be moved, by its last two bytes (Wu and Manber, "A fast
    /// algorithm for multi-pattern searching", 1994).
    private let steps: [UInt8]
    private var rest: [UInt8] = []
    /// No line of a mail log is longer; the rest of a longer line is ignored.
    private static let longestLine = 1 << 16
    private static let newline = UInt8(ascii: "\n")

    /// - Parameter words: each has at least two bytes and at most 255.
    init(words: [String]) {
        self.words = words.map { Array($0.utf8) }
        length = self.words.map(\.count).min() ?? 2
        var steps = [UInt8](repeating: UInt8(length - 1), count: 1 << 16)
        for word in self.words {
            for end in 1..<length {
                let pair = Int(word[end - 1]) << 8 | Int(word[end])
                steps[pair] = min(steps[pair], UInt8(length - 1 - end))
            }
        }
        self.steps = steps
    }

    /// Calls `body` with the matching lines that are complete after the next piece.
    mutating func feed(_ piece: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
        let bytes = rest.isEmpty ? piece : rest + piece
        guard let last = bytes.lastIndex(of: Self.newline) else {
            rest = bytes.count > Self.longestLine ? [] : bytes
            return
        }
        rest = Array(bytes[(last + 1)...].prefix(Self.longestLine))
        find(in: bytes, upTo: last, body)
    }

    /// Calls `body` with the last line, if it matches and has no line end.
    mutating func finish(_ body: (ArraySlice<UInt8>) -> Void) {
        let bytes = rest
        rest = []
        find(in: bytes, upTo: bytes.count, body)
    }

    private func find(in bytes: [UInt8], upTo end: Int, _ body: (ArraySlice<UInt8>) -> Void) {
        var start = 0
        while start < end, let hit = offset(in: bytes[start..<end]) {
            let head = bytes[start..<hit].lastIndex(of: Self.newline).map { $0 + 1 } ?? start
            let tail = bytes[hit..<end].firstIndex(of: Self.newline) ?? end
            body(bytes[head..<tail])
            start = tail + 1
        }
    }

    /// The index in `bytes` where one of the words begins.
    private func offset(in bytes: ArraySlice<UInt8>) -> Int? {
        unsafe bytes.withUnsafeBufferPointer { bytes -> Int? in
            unsafe steps.withUnsafeBufferPointer { steps in
                var end = length - 1
                while end < bytes.count {
                    let pair = unsafe Int(bytes[end - 1]) << 8 | Int(bytes[end])
                    let step = unsafe steps[pair]
                    let start = end - length + 1
                    if step > 0 {
                        end += Int(step)
                    } else if words.contains(where: { word in
                        start + word.count <= bytes.count
                            && word.indices.allSatisfy { unsafe bytes[start + $0] == word[$0] }
                    }) {
                        return start
                    } else {
                        end += 1
                    }
                }
                return nil
            }
        }.map { $0 + bytes.startIndex }
    }
}
