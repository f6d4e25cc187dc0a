extension SectionPlacement where Element == Event {
    /// The nodes of a document, their markers placed and events of their own.
    static func events(_ events: some Sequence<Event>) -> [Event] {
        let elements = elements(of: events)
        let hasMarkers = elements.contains { if case .marker = $0.role { true } else { false } }
        return (hasMarkers ? SectionPlacement(elements).elements : elements).map(\.element)
    }

    private static func elements(
        of events: some Sequence<Event>
    ) -> [(element: Element, role: Role)] {
        var result: [(element: Element, role: Role)] = []
        var dropsBreak = false
        for event in events {
            switch event.kind {
            case .text(let text):
                append(text, of: event, &dropsBreak, to: &result)
                continue
            case .softBreak where dropsBreak: break
            case .softBreak: result.append((event, .space))
            case .codeBlock(let code):
                let lines = event.with(.codeBlock(withoutMarkerLines(code)))
                result.append((lines, .content))
            case .code, .rawHTML, .lineBreak, .thematicBreak: result.append((event, .content))
            default: result.append((event, event.isEntering ? .open : .close))
            }
            dropsBreak = false
        }
        return result
    }

    /// A text node. The line of a marker that has one goes with the soft break before it, or else
    /// with the one after it.
    private static func append(
        _ text: String, of event: Event, _ dropsBreak: inout Bool,
        to result: inout [(element: Element, role: Role)]
    ) {
        var drops = false
        let bytes = Array(text.utf8)
        SectionMarker.scan(bytes) { range in
            let literal = String(decoding: bytes[range], as: UTF8.self)
            let isSpace = literal.allSatisfy { $0 == " " }
            result.append((event.with(.text(literal)), isSpace ? .space : .content))
            drops = false
        } marker: { marker in
            if marker.isOnOwnLine {
                let isFirst = result.count < 2 || !isInline(result[result.count - 2].role)
                if case .softBreak? = result.last?.element.kind, !isFirst {
                    result.removeLast()
                } else {
                    drops = true
                }
            }
            result.append((event.with(.marker(marker)), .marker(marker)))
        }
        dropsBreak = drops
    }

    private static func isInline(_ role: Role) -> Bool {
        switch role {
        case .content, .space: true
        case .open, .close, .marker: false
        }
    }

    private static func withoutMarkerLines(_ code: String) -> String {
        let bytes = Array(code.utf8)
        var result: [UInt8] = []
        var drops = false
        SectionMarker.scan(bytes) { range in
            let isDropped = drops && bytes[range.lowerBound] == UInt8(ascii: "\n")
            result += bytes[range].dropFirst(isDropped ? 1 : 0)
            drops = false
        } marker: { marker in
            if marker.isOnOwnLine {
                while result.last == UInt8(ascii: " ") { result.removeLast() }
            }
            result += marker.word.utf8
            drops = marker.isOnOwnLine
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension Event {
    fileprivate func with(_ kind: Kind) -> Event {
        Event(kind: kind, isEntering: isEntering, position: position)
    }
}
