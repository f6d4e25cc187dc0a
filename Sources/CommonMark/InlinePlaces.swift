/// Finds where the inlines of one paragraph or heading begin in the source.
///
/// cmark 0.30 counts the columns of a continuation line without its indentation, and does not
/// count a line break after a backslash, in the destination or title of a link, or in a link
/// reference definition. So each place it gives is a first guess, compared with the source there.
struct InlinePlaces {
    private let source: SourceLines
    private let firstLine: Int
    private let lastLine: Int
    /// The first byte of the content.
    private let start: Int
    /// How many columns cmark adds on every line: those before the content on the first one.
    private let indentation: Int
    /// How many quotations the block is in.
    private let quoteDepth: Int
    /// How many line breaks cmark has not counted so far.
    private var uncounted = 0
    /// For each line after the first, where its content may begin.
    private var contentStarts: [Int: ClosedRange<Int>] = [:]

    /// - Parameters:
    ///   - lines: those of the block as cmark counts them.
    ///   - column: where the block begins.
    init(_ source: SourceLines, lines: ClosedRange<Int>, column: Int, quoteDepth: Int) {
        self.source = source
        self.quoteDepth = quoteDepth
        (firstLine, lastLine) = (lines.lowerBound, lines.upperBound)
        let block = source.offset(line: firstLine, column: column)
        start = block + Self.headingMarkerLength(source.bytes[block...])
        indentation = start - source.start(of: firstLine)
    }

    /// The first byte of an inline that cmark places at `line` and `column`.
    mutating func offset(of kind: Event.Kind, line: Int, column: Int) -> Int {
        let distance = column - 1 - indentation
        let expected = min(max(firstLine, line + uncounted), lastLine)
        for counted in expected...lastLine {
            for allowsEscape in [false, true] {
                for (line, distance) in [(counted, distance), unfolded(distance, from: counted)] {
                    let end = source.start(of: line + 1)
                    for start in startsOfContent(in: line).reversed() where start + distance <= end
                    {
                        let beginning = beginning(
                            of: kind, at: start + distance, allowsEscape: allowsEscape)
                        guard let beginning else { continue }
                        uncounted += counted - expected
                        contentStarts[line] = start...start
                        return beginning
                    }
                }
            }
        }
        let guess = startsOfContent(in: expected).upperBound + distance
        return min(max(start, guess), source.bytes.count)
    }

    /// The line with the byte that is `distance` bytes of content after the start of `line`.
    private mutating func unfolded(_ distance: Int, from line: Int) -> (line: Int, distance: Int) {
        var (line, distance) = (line, distance)
        while line < lastLine {
            // cmark ends each line with one line feed.
            let length = source.end(of: line) + 1 - startsOfContent(in: line).upperBound
            guard distance >= length else { break }
            distance -= length
            line += 1
        }
        return (line, distance)
    }

    /// The first byte of a link or an image whose first child begins at `child`.
    func offset(of kind: Event.Kind, before child: Int) -> Int? {
        let bytes = source.bytes
        var offset = child - 1
        while offset >= start, Self.isBlank(bytes[offset]) || bytes[offset] == UInt8(ascii: ">") {
            offset -= 1
        }
        if case .image = kind { offset -= 1 }
        return beginning(of: kind, at: offset, allowsEscape: true)
    }

    /// Where the content of a line may begin: after the markers of quotations and, unless the line
    /// continues its paragraph lazily (CommonMark §5.1), after the blanks.
    private mutating func startsOfContent(in line: Int) -> ClosedRange<Int> {
        if line == firstLine { return start...start }
        if let known = contentStarts[line] { return known }
        let bytes = source.bytes
        var (first, offset) = (source.start(of: line), source.start(of: line))
        var (quotes, hasTab) = (0, false)
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: ">"), quotes < quoteDepth {
                quotes += 1
                first = offset + 1
            } else if bytes[offset] == UInt8(ascii: "\t") {
                hasTab = true
            } else if bytes[offset] != UInt8(ascii: " ") {
                break
            }
            offset += 1
        }
        // cmark takes a tab that is indentation in part for up to three spaces.
        let starts = first - (hasTab ? 3 : 0)...offset
        contentStarts[line] = starts
        return starts
    }

    /// The first byte of an inline that cmark places at `offset`; `nil` if it cannot be there.
    private func beginning(of kind: Event.Kind, at offset: Int, allowsEscape: Bool) -> Int? {
        let bytes = source.bytes
        guard offset >= start, offset <= bytes.count else { return nil }
        let byte = bytes[offset...].first
        let isThere: Bool
        switch kind {
        case .text(let text): return beginning(of: text, at: offset, allowsEscape)
        case .code: return beginningOfBackticks(before: offset)
        case .emphasis, .strong: isThere = byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
        case .rawHTML: isThere = byte == UInt8(ascii: "<")
        case .link: isThere = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<")
        case .image: isThere = bytes[offset...].starts(with: "![".utf8)
        default: isThere = false
        }
        return isThere ? offset : nil
    }

    private func beginning(of text: String, at offset: Int, _ allowsEscape: Bool) -> Int? {
        if text.utf8.first == UInt8(ascii: "`"),
            let backticks = beginningOfBackticks(before: offset),
            isWritten(text, at: backticks, allowsEscape)
        {
            return backticks
        }
        return isWritten(text, at: offset, allowsEscape) ? offset : nil
    }

    /// Where the backticks begin that cmark leaves out of the place of code, and of a text that
    /// begins with them.
    private func beginningOfBackticks(before offset: Int) -> Int? {
        var beginning = offset
        while beginning > start, source.bytes[beginning - 1] == UInt8(ascii: "`") {
            beginning -= 1
        }
        return beginning < offset ? beginning : nil
    }

    /// Whether a text begins here, compared up to its first escape or entity, or for 16 bytes.
    private func isWritten(_ text: String, at offset: Int, _ allowsEscape: Bool) -> Bool {
        var isFirst = true
        for (byte, written) in zip(text.utf8.prefix(16), source.bytes[offset...]) {
            if written != byte {
                let isEscape = written == UInt8(ascii: "\\") || written == UInt8(ascii: "&")
                return isEscape && (allowsEscape || !isFirst)
            }
            if written == UInt8(ascii: "&") { return true }
            isFirst = false
        }
        return offset < source.bytes.count
    }

    /// The length of `## ` in front of an ATX heading's content, 0 in any other block.
    private static func headingMarkerLength(_ block: ArraySlice<UInt8>) -> Int {
        let signs = block.prefix { $0 == UInt8(ascii: "#") }.count
        let blanks = block.dropFirst(signs).prefix {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
        }
        return (1...6).contains(signs) && !blanks.isEmpty ? signs + blanks.count : 0
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
            .contains(byte)
    }
}
