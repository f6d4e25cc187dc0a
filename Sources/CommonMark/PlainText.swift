/// Markdown nodes as text for a terminal: wrapped, with list markers and link destinations.
package struct PlainText {
    private var output = ""
    private var line = ""
    /// What each open list, item and quotation puts in front of a line.
    private var indents: [String] = []
    private var counters: [Int?] = []
    /// Marker of an item whose first line is not yet written.
    private var marker: String?
    private var links: [(destination: String, start: String.Index)] = []

    private init() {}

    /// Renders a complete run of events, for instance those of a document or of an item.
    package static func rendered(_ events: some Sequence<Event>) -> String {
        var text = PlainText()
        for event in events { text.handle(event) }
        text.endBlock()
        return text.output
    }

    /// The texts of the items of the first ordered list, without markers: the steps.
    package static func steps(in events: [Event]) -> [String] {
        var result: [String] = []
        var depth = 0
        var start: Int?
        for (index, event) in events.enumerated() {
            switch event.kind {
            case .orderedList where depth == 0 && !event.isEntering && !result.isEmpty:
                return result
            case .orderedList, .bulletList:
                depth += event.isEntering ? 1 : -1
                if depth == 0 { return result }
            case .item where depth == 1:
                if event.isEntering {
                    start = index + 1
                } else if let begin = start {
                    let text = rendered(events[begin..<index])
                    result.append(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
                }
            default: break
            }
        }
        return result
    }

    private mutating func handle(_ event: Event) {
        switch event.kind {
        case .quote:
            endBlock()
            if event.isEntering { indents.append("> ") } else { indents.removeLast() }
        case .bulletList: openOrCloseList(event.isEntering, counter: nil)
        case .orderedList(let start): openOrCloseList(event.isEntering, counter: start)
        case .item: openOrCloseItem(event.isEntering)
        case .paragraph, .heading:
            if event.isEntering { beginBlock() } else { endBlock() }
        case .codeBlock(let code):
            beginBlock()
            for codeLine in code.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            {
                writeLine("    " + codeLine)
            }
        case .thematicBreak:
            beginBlock()
            writeLine("---")
        case .text(let text), .code(let text): line += text
        case .softBreak: line += " "
        case .lineBreak: flushLine()
        case .link(let destination): openOrCloseLink(event.isEntering, destination)
        case .rawHTML, .emphasis, .strong, .image: break
        }
    }

    private mutating func openOrCloseList(_ entering: Bool, counter: Int?) {
        endBlock()
        if entering { counters.append(counter) } else { counters.removeLast() }
    }

    private mutating func openOrCloseItem(_ entering: Bool) {
        endBlock()
        guard entering else {
            indents.removeLast()
            marker = nil
            return
        }
        beginBlock()
        if let number = counters.last ?? nil {
            marker = "\(number). "
            counters[counters.count - 1] = number + 1
        } else {
            marker = "- "
        }
        indents.append(String(repeating: " ", count: marker?.count ?? 0))
    }

    private mutating func openOrCloseLink(_ entering: Bool, _ destination: String) {
        if entering {
            links.append((destination, line.endIndex))
        } else if let link = links.popLast(), line[link.start...] != link.destination {
            line += " <\(link.destination)>"
        }
    }

    /// An empty line in front of a block, except at the start and right behind a list marker.
    private mutating func beginBlock() {
        endBlock()
        if marker == nil, !output.isEmpty, !output.hasSuffix("\n\n") { output += "\n" }
    }

    private mutating func endBlock() {
        if !line.isEmpty { flushLine() }
    }

    private mutating func flushLine() {
        let width = max(20, 76 - indents.joined().count)
        for wrapped in Self.wrapped(line, width: width) { writeLine(wrapped) }
        line = ""
    }

    private mutating func writeLine(_ text: String) {
        if let marker {
            output += indents.dropLast().joined() + marker + text + "\n"
            self.marker = nil
        } else {
            output += indents.joined() + text + "\n"
        }
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
