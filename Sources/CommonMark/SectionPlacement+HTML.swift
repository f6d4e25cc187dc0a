extension SectionPlacement where Element == ArraySlice<UInt8> {
    /// The HTML that cmark writes, its markers placed; `misplaced` has the serials of those that
    /// cannot be.
    static func html(_ html: String) -> (html: String, misplaced: Set<Int>) {
        guard html.utf8.count > 0, html.contains(SectionMarker.prefix.description) else {
            return (html, [])
        }
        let placement = SectionPlacement(elements(of: Array(html.utf8)))
        var result: [UInt8] = []
        for (element, role) in placement.elements {
            if case .marker(let marker) = role {
                result += marker.word.utf8
            } else {
                result += element
            }
        }
        return (String(decoding: result, as: UTF8.self), placement.misplaced)
    }

    private static func elements(of html: [UInt8]) -> [(element: Element, role: Role)] {
        var result: [(element: Element, role: Role)] = []
        var isInCode = false
        var dropsNewline = false
        var start = 0
        // cmark escapes each `<` and `>` that is not markup.
        while start < html.count {
            let isTag = html[start] == UInt8(ascii: "<")
            let end =
                isTag
                ? (html[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.count)
                : html[start...].firstIndex(of: UInt8(ascii: "<")) ?? html.count
            if isTag {
                let tag = html[start..<end]
                if tag.starts(with: "<code".utf8) { isInCode = true }
                if tag.starts(with: "</code".utf8) { isInCode = false }
                result.append((tag, role(ofTag: tag)))
                dropsNewline = false
            } else {
                appendText(Array(html[start..<end]), isInCode, &dropsNewline, to: &result)
            }
            start = end
        }
        return result
    }

    /// Removes the blanks in front of a marker on a line of code.
    private static func dropFinalSpaces(of result: inout [(element: Element, role: Role)]) {
        guard case .content? = result.last?.role else { return }
        let last = result.count - 1
        while result[last].element.last == 0x20 { result[last].element.removeLast() }
        if result[last].element.isEmpty { result.removeLast() }
    }

    private static func role(ofTag tag: ArraySlice<UInt8>) -> Role {
        let inner = tag.dropFirst().dropLast()
        switch (inner.first, inner.last) {
        case (UInt8(ascii: "/"), _): return .close
        case (UInt8(ascii: "!"), _), (_, UInt8(ascii: "/")): return .content
        default: return .open
        }
    }

    /// Text between two tags. The line of a marker that has one goes: with the line break before
    /// it, or else with the one after it; in code always with the latter.
    private static func appendText(
        _ text: [UInt8], _ isInCode: Bool, _ dropsNewline: inout Bool,
        to result: inout [(element: Element, role: Role)]
    ) {
        let newline = UInt8(ascii: "\n")
        var drops = dropsNewline
        SectionMarker.scan(text) { range in
            var literal = text[range]
            if drops, literal.first == newline { literal = literal.dropFirst() }
            drops = false
            guard !literal.isEmpty else { return }
            let isSpace = !isInCode && literal.allSatisfy { $0 == newline || $0 == 0x20 }
            result.append((literal, isSpace ? .space : .content))
        } marker: { marker in
            if marker.isOnOwnLine, isInCode { dropFinalSpaces(of: &result) }
            if marker.isOnOwnLine {
                let isInText = { if case .content = result.last?.role { true } else { false } }()
                if !isInCode, isInText, result.last?.element.last == newline {
                    result[result.count - 1].element.removeLast()
                } else {
                    drops = true
                }
            }
            result.append(([], .marker(marker)))
        }
        dropsNewline = drops
    }
}
