/// A Mustache tag in a source text, with its place, which the library does not report.
package struct MustacheTag {
    package enum Kind {
        case variable
        case unescaped
        case section
        case inverted
        case end
        case partial
        case comment
        /// Delimiters, inheritance, and pragmas, which texts and templates do not use.
        case other
        /// `{{` without `}}`.
        case unclosed
    }

    package let kind: Kind
    package let name: String
    /// The whole tag with its braces.
    package let range: Range<String.Index>

    package var index: String.Index { range.lowerBound }

    /// The tag as an editor writes it.
    package var source: String {
        switch kind {
        case .section: "{{#\(name)}}"
        case .inverted: "{{^\(name)}}"
        case .end: "{{/\(name)}}"
        default: "{{\(name)}}"
        }
    }

    /// Every tag of a text in order.
    package static func all(in text: String) -> [MustacheTag] {
        var result: [MustacheTag] = []
        let bytes = Array(text.utf8)
        func index(_ offset: Int) -> String.Index {
            text.utf8.index(text.startIndex, offsetBy: offset)
        }
        func firstPair(of byte: UInt8, from start: Int) -> Int? {
            var start = start
            while let found = bytes[start...].firstIndex(of: byte), found + 1 < bytes.count {
                if bytes[found + 1] == byte { return found }
                start = found + 1
            }
            return nil
        }
        var start = 0
        while let open = firstPair(of: UInt8(ascii: "{"), from: start) {
            let inner = open + 2
            guard let close = firstPair(of: UInt8(ascii: "}"), from: inner) else {
                result.append(
                    MustacheTag(kind: .unclosed, name: "", range: index(open)..<index(inner)))
                break
            }
            var end = index(close + 2)
            var content = text[index(inner)..<index(close)]
            var kind = Kind.variable
            if let sigil = content.first, let sigilKind = kinds[sigil] {
                kind = sigilKind
                content = content.dropFirst()
                if sigil == "{", end < text.endIndex, text[end] == "}" {
                    end = text.index(after: end)
                }
            }
            let name = String(content.trimming(while: \.isWhitespace))
            result.append(MustacheTag(kind: kind, name: name, range: index(open)..<end))
            start = text.utf8.distance(from: text.startIndex, to: end)
        }
        return result
    }

    private static let kinds: [Character: Kind] = [
        "{": .unescaped, "&": .unescaped, "#": .section, "^": .inverted, "/": .end, ">": .partial,
        "!": .comment, "=": .other, "%": .other, "<": .other, "$": .other,
    ]
}

extension Substring {
    fileprivate func trimming(while condition: (Character) -> Bool) -> Substring {
        var result = drop(while: condition)
        while let last = result.last, condition(last) { result.removeLast() }
        return result
    }
}

extension StringProtocol {
    /// Where an ASCII text first occurs. Foundation and the standard library compare characters,
    /// which takes many times as long.
    package func firstRange(ofBytes pattern: StaticString) -> Range<Index>? {
        // An array is searched many times as fast as a part of a string.
        let (bytes, needle) = (Array(String(self).utf8), Array(pattern.description.utf8))
        var start = 0
        // Most texts do not even hold its first byte.
        while let candidate = bytes[start...].firstIndex(of: needle[0]) {
            if bytes[candidate...].starts(with: needle) {
                let found = utf8.index(startIndex, offsetBy: candidate)
                return found..<utf8.index(found, offsetBy: needle.count)
            }
            start = candidate + 1
        }
        return nil
    }
}
