/// Drops comments and the white space around them, so that every page is shorter for it.
package enum CSSMinifier {
    /// Leaves everything inside quotes as it is.
    package static func minified(_ css: String) -> String {
        var output = ""
        var rest = css[...]
        var quote: Character?
        while let character = rest.popFirst() {
            if let open = quote {
                output.append(character)
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
                output.append(character)
            } else if character == "/", rest.first == "*" {
                rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
            } else if character.isWhitespace {
                let next = rest.first { !$0.isWhitespace }
                let isNeeded =
                    output.last.map { !"{};,>:".contains($0) } ?? false
                    && next.map { !"{};,>".contains($0) } ?? false
                if isNeeded, output.last != " " { output.append(" ") }
            } else {
                if character == "}", output.last == ";" { output.removeLast() }
                output.append(character)
            }
        }
        return output
    }
}
