/// Markdown nodes as text for a terminal: wrapped, with list markers and link destinations. A line of
/// one `-` follows a heading of level 2, for whoever lays out the text to underline it.
package struct PlainText {
    /// What an open item or quotation puts before its lines.
    private struct Container {
        /// For its first line, until that is written.
        var first: String?
        let rest: String
    }

    private var output: [UInt8] = []
    private var line: [UInt8] = []
    private var containers: [Container] = []
    /// What numbers the items of each open list, `nil` in a bullet list.
    private var counters: [ItemCounter?] = []
    /// The numbers of the open sections.
    private var sections: [Int] = []
    /// The serial of the last marker of a number, larger than those of a text.
    private var serial = 1_000_000
    private var links: [(destination: String, start: Int)] = []
    /// Whether a paragraph or heading is open.
    private var isInText = false
    /// How many line breaks the output ends with, but for markers; none while it is empty.
    private var finalBreaks = 0

    private init() {}

    /// Renders a complete run of events, for instance those of a document or of an item.
    package static func rendered(_ events: ArraySlice<Event>) -> String {
        var text = PlainText()
        for event in events { text.handle(event) }
        text.endBlock()
        return String(decoding: text.output, as: UTF8.self)
    }

    private mutating func handle(_ event: Event) {
        switch event.kind {
        case .quote: openOrClose(event.isEntering, Container(first: nil, rest: "> "))
        case .bulletList: openOrCloseList(event.isEntering, counter: nil)
        case .orderedList(let start):
            let counter = ItemCounter(start: start, outerCount: sections.count)
            openOrCloseList(event.isEntering, counter: counter)
        case .item:
            let (marker, width) = event.isEntering ? nextMarker() : ("", 0)
            let rest = String(repeating: " ", count: width)
            openOrClose(event.isEntering, Container(first: marker, rest: rest))
        case .paragraph: openOrCloseText(event.isEntering)
        case .heading(let level):
            openOrCloseText(event.isEntering)
            if !event.isEntering, level <= 2, containers.isEmpty { writeLine("-".utf8) }
        case .codeBlock(let code):
            beginBlock()
            writeCode(Array(code.utf8))
        case .thematicBreak:
            beginBlock()
            writeLine("---".utf8)
        case .text(let text), .code(let text): line += text.utf8
        case .marker(let marker):
            if marker.edge == .begin {
                sections.append(marker.section)
            } else if let index = sections.lastIndex(of: marker.section) {
                sections.remove(at: index)
            }
            if isInText { line += marker.word.utf8 } else { output += marker.word.utf8 }
        case .softBreak: line.append(UInt8(ascii: " "))
        case .lineBreak: flushLine()
        case .link(let destination): openOrCloseLink(event.isEntering, destination)
        case .rawHTML, .emphasis, .strong, .image: break
        }
    }

    private mutating func openOrCloseText(_ entering: Bool) {
        isInText = entering
        if entering { beginBlock() } else { endBlock() }
    }

    /// Writes the lines of a code block, the markers that a line begins with in front of it.
    private mutating func writeCode(_ code: [UInt8]) {
        let lines = code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            var rest = line
            while let (marker, end) = SectionMarker.read(code, at: rest.startIndex) {
                output += marker.word.utf8
                rest = code[end..<rest.endIndex]
            }
            if index < lines.count - 1 { writeLine(Array("    ".utf8) + rest) }
        }
    }

    private mutating func openOrCloseList(_ entering: Bool, counter: ItemCounter?) {
        endBlock()
        if entering { counters.append(counter) } else { counters.removeLast() }
    }

    private mutating func openOrClose(_ entering: Bool, _ container: Container) {
        endBlock()
        guard entering else {
            containers.removeLast()
            return
        }
        beginBlock()
        containers.append(container)
    }

    /// The marker of an item, and how wide it is.
    private mutating func nextMarker() -> (text: String, width: Int) {
        guard var counter = counters.last ?? nil else { return ("- ", 2) }
        let (number, width) = counter.next(in: sections, serial: &serial)
        counters[counters.count - 1] = counter
        return ("\(number). ", width + 2)
    }

    private mutating func openOrCloseLink(_ entering: Bool, _ destination: String) {
        if entering {
            links.append((destination, line.count))
        } else if let link = links.popLast(),
            !line[link.start...].elementsEqual(link.destination.utf8)
        {
            line += " <\(link.destination)>".utf8
        }
    }

    /// An empty line before a block, except at the start and right after a list marker.
    private mutating func beginBlock() {
        endBlock()
        let isFirstInItem = containers.contains { $0.first != nil }
        if !isFirstInItem, finalBreaks == 1 {
            output += "\n".utf8
            finalBreaks = 2
        }
    }

    private mutating func endBlock() {
        if !line.isEmpty { flushLine() }
    }

    private mutating func flushLine() {
        let width = max(20, 76 - containers.reduce(0) { $0 + $1.rest.utf8.count })
        let text = Self.withSingleSpaces(line)
        let lines = isLeftToLayout(text) ? [0..<text.count] : Self.lines(of: text, width: width)
        for range in lines { writeLine(text[range]) }
        line.removeAll(keepingCapacity: true)
        // A link that continues starts at the beginning of the next line.
        for index in links.indices { links[index].start = 0 }
    }

    /// Whether whoever lays out the text wraps this one, too: they know what its sections show, but take
    /// lines that are indented by four or more spaces for code, and know no quotations.
    private func isLeftToLayout(_ text: [UInt8]) -> Bool {
        let rest = containers.map(\.rest).joined()
        guard rest.utf8.count < 4, rest.allSatisfy({ $0 == " " }) else { return false }
        return Self.uncounted(in: text) != []
    }

    private mutating func writeLine(_ text: some Collection<UInt8>) {
        for index in containers.indices {
            output += (containers[index].first ?? containers[index].rest).utf8
            containers[index].first = nil
        }
        output += text
        output += "\n".utf8
        finalBreaks = 1
    }

    /// Where to cut a text with single spaces into lines of at most `width` characters, longer
    /// words on lines of their own.
    private static func lines(of text: [UInt8], width: Int) -> [Range<Int>] {
        let uncounted = uncounted(in: text)
        func counts(_ index: Int) -> Bool {
            // Every byte but the continuing ones of UTF-8 is a character's first.
            text[index] & 0xC0 != 0x80 && !uncounted.contains { $0.contains(index) }
        }
        var lines: [Range<Int>] = []
        var start = 0
        // Where the last word that fits ends, and how many characters there are up to here.
        var lastEnd: Int?
        var length = 0
        for index in text.indices {
            let byte = text[index]
            if byte == UInt8(ascii: " ") { lastEnd = index }
            if counts(index) { length += 1 }
            if length > width, let end = lastEnd, byte != UInt8(ascii: " ") {
                lines.append(start..<end)
                start = end + 1
                length = (start...index).count(where: counts)
                lastEnd = nil
            }
        }
        return start < text.count ? lines + [start..<text.count] : lines
    }

    /// What does not count toward the length of a line: the markers of sections, and sections that
    /// replace others, which most readers do not see.
    private static func uncounted(in text: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var end = 0
        var hidden: [Int] = []
        SectionMarker.scan(text) { range in
            result.append(end..<(hidden.isEmpty ? range.lowerBound : range.upperBound))
            end = range.upperBound
        } marker: { marker in
            guard !marker.section.isMultiple(of: 2) else { return }
            if marker.edge == .begin {
                hidden.append(marker.serial)
            } else {
                hidden.removeAll { $0 == marker.serial }
            }
        }
        result.append(end..<text.count)
        return result.filter { !$0.isEmpty }
    }

    /// The words of a text with one space between them.
    private static func withSingleSpaces(_ text: [UInt8]) -> [UInt8] {
        let space = UInt8(ascii: " ")
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for byte in text where byte != space || (result.last ?? space) != space {
            result.append(byte)
        }
        if result.last == space { result.removeLast() }
        return result
    }
}
