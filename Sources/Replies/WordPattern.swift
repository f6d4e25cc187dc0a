internal import Rejections

/// A pattern in the normal form of replies, with what may be next to it.
package struct WordPattern: Hashable, Sendable {
    package enum Piece: Hashable, Sendable {
        case words(String)
        /// Up to `longestGap` bytes.
        case gap
    }

    package let pieces: [Piece]
    /// Whether a word begins at its start, and one ends at its end.
    package let isWhole: (start: Bool, end: Bool)

    /// How many bytes a gap has at most.
    package static let longestGap = 40

    /// - Parameter pieces: of a pattern; every placeholder counts as a gap.
    init(_ pieces: some Collection<ReplyPattern.Piece>) {
        self.init(
            pieces: pieces.map { piece in
                if case .words(let words) = piece { .words(Self.normal(words)) } else { .gap }
            })
    }

    /// - Parameter text: words only; `*` is an ordinary character.
    init(words text: String) {
        self.init(pieces: [.words(Self.normal(text))])
    }

    private init(pieces: [Piece]) {
        self.pieces = pieces
        func isInWord(_ piece: Piece?, _ byte: (String.UTF8View) -> UInt8?) -> Bool {
            guard case .words(let words) = piece, let byte = byte(words.utf8) else { return false }
            return ASCII.isLetter(byte) || ASCII.isDigit(byte)
        }
        isWhole = (
            isInWord(pieces.first) { $0.first }, isInWord(pieces.last) { $0.last }
        )
    }

    private static func normal(_ words: String) -> String {
        String(decoding: NormalReply(words).bytes, as: UTF8.self)
    }

    package static func == (left: WordPattern, right: WordPattern) -> Bool {
        left.pieces == right.pieces
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(pieces) }
}
