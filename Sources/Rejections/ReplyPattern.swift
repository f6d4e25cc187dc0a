/// Words to find in a reply, in lower case, with one blank for any run of them.
///
/// `*` is up to 40 bytes, at either end part of a word; `{list}` is the name of a blocklist, `{ip}` an
/// address.
package struct ReplyPattern: Hashable, Sendable, LosslessStringConvertible {
    /// A part of a pattern.
    package enum Piece: Hashable, Sendable {
        case words(String)
        case gap
        case list
        case address
    }

    package let pieces: [Piece]

    /// `nil` unless `text` is one line that has no two placeholders next to each other, and at least
    /// three letters or digits, or one letter beyond ASCII.
    package init?(_ text: String) {
        guard SingleLine(text) != nil else { return nil }
        pieces = Self.pieces(of: Self.normalized(text))
        let neighbors = zip(pieces, pieces.dropFirst())
        let letters = words.utf8.count { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 >= 0x80 }
        guard letters >= 3, !neighbors.contains(where: { $0.isPlaceholder && $1.isPlaceholder })
        else { return nil }
    }

    /// All its words.
    package var words: String {
        pieces.map { if case .words(let words) = $0 { words } else { "" } }.joined()
    }

    package var hasPlaceholders: Bool { pieces.contains(.list) || pieces.contains(.address) }

    package var description: String { pieces.map(\.description).joined() }

    /// ASCII letters in lower case, blanks joined, none at the ends.
    private static func normalized(_ text: String) -> String {
        let lowered = String(decoding: text.utf8.map(ASCII.lowercased), as: UTF8.self)
        return lowered.split(separator: " ").joined(separator: " ")
    }

    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while !rest.isEmpty {
            if let piece = [Piece.gap, .list, .address].first(where: {
                rest.hasPrefix($0.description)
            }) {
                pieces.append(piece)
                rest = rest.dropFirst(piece.description.count)
            } else {
                let words = rest.prefix { $0 != "*" && $0 != "{" }
                let taken = words.isEmpty ? rest.prefix(1) : words
                pieces.append(.words(String(taken)))
                rest = rest[taken.endIndex...]
            }
        }
        return pieces
    }
}

extension ReplyPattern.Piece {
    fileprivate var isPlaceholder: Bool {
        if case .words = self { false } else { true }
    }

    fileprivate var description: String {
        switch self {
        case .words(let words): words
        case .gap: "*"
        case .list: "{list}"
        case .address: "{ip}"
        }
    }
}
