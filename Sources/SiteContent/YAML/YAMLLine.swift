/// A line of a YAML text, as far as its mistakes can be seen without parsing it.
struct YAMLLine {
    let text: Substring
    /// How many blanks it begins with.
    let indentation: Int
    /// What comes before the first colon that ends a key.
    let key: Substring?
    /// The value after the key, and the column in which it begins.
    let value: (text: Substring, column: Int)?

    /// - Parameter line: without its line feed.
    init(_ line: Substring) {
        let text = line.last == "\r" ? line.dropLast() : line
        self.text = text
        let content = text.drop { $0 == " " || $0 == "\t" }
        indentation = text.distance(from: text.startIndex, to: content.startIndex)
        let quote = content.first.flatMap { "\"'".contains($0) ? $0 : nil }
        let afterQuote = quote.flatMap { content.dropFirst().firstIndex(of: $0) }
        let colon = content[(afterQuote ?? content.startIndex)...].indices.first { index in
            let next = content.index(after: index)
            return content[index] == ":" && (next == content.endIndex || content[next] == " ")
        }
        guard let colon, quote == nil || afterQuote != nil else {
            (key, value) = (nil, nil)
            return
        }
        key = content[..<colon]
        let rest = content[content.index(after: colon)...].drop { $0 == " " }
        value =
            rest.isEmpty
            ? nil : (rest, text.distance(from: text.startIndex, to: rest.startIndex) + 1)
    }

    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

    /// What comes after the closing quote or bracket of the value; `nil` if it has none, or if it is
    /// never closed.
    func rest(afterClosing close: Character) -> Substring? {
        guard var rest = value?.text.dropFirst() else { return nil }
        while let character = rest.popFirst() {
            if character == "\\", close == "\"" {
                rest = rest.dropFirst()
            } else if character == close {
                return rest
            }
        }
        return nil
    }
}
