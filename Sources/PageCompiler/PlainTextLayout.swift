internal import Pages
internal import Rejections

/// Lays out a page in plain text: wraps its lines, and underlines those that are followed by a line
/// of one `=` or `-`.
///
/// A value counts as long as it usually is, and of two sections that replace each other the longer
/// one.
struct PlainTextLayout {
    /// In characters.
    static let width = 78

    /// A character, or what has no width of its own.
    private enum Unit {
        case byte(UInt8)
        case segment(Segment)
    }

    private var output: [Segment] = []
    /// The indexes of the segments that begin the open sections, which get other lengths here.
    private var open: [Int] = []
    private var literal: [UInt8] = []
    private var line: [Unit] = []
    /// The width of the line before.
    private var lastWidth = 0

    static func laidOut(_ segments: [Segment]) -> [Segment] {
        var layout = PlainTextLayout()
        for segment in segments {
            guard case .literal(let bytes) = segment else {
                layout.line.append(.segment(segment))
                continue
            }
            var rest = bytes[...]
            while let end = rest.firstIndex(of: newline) {
                layout.endLine(with: rest[...end])
                rest = rest[(end + 1)...]
            }
            layout.line += rest.map(Unit.byte)
        }
        layout.endLine()
        layout.flush()
        return layout.output
    }

    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")

    /// - Parameter bytes: the rest of the line, with its line break.
    private mutating func endLine(with bytes: ArraySlice<UInt8>) {
        // Most lines are short, and have nothing but bytes.
        if line.isEmpty, (3...Self.width).contains(bytes.count) {
            literal += bytes
            lastWidth = bytes.count { $0 & 0xC0 != 0x80 } - 1
        } else {
            line += bytes.map(Unit.byte)
            endLine()
        }
    }

    private mutating func endLine() {
        let width = Measure(line).column
        if let rule, lastWidth > 0 {
            literal += Array(repeating: rule, count: lastWidth) + [Self.newline]
        } else {
            let breaks = width > Self.width ? breaks : []
            let lineBreak =
                breaks.isEmpty
                ? [] : [Self.newline] + Array(repeating: Self.space, count: indent)
            for (index, unit) in line.enumerated() {
                switch unit {
                case .byte(Self.space) where breaks.contains(index): literal += lineBreak
                case .byte(let byte): literal.append(byte)
                case .segment(let segment): append(segment)
                }
            }
        }
        lastWidth = min(width, Self.width)
        line.removeAll(keepingCapacity: true)
        // A paragraph is a literal of its own, which the pages that have it share.
        if width == 0 { flush() }
    }

    private mutating func append(_ segment: Segment) {
        flush()
        output.append(segment)
        switch segment {
        case .begin: open.append(output.count - 1)
        case .end:
            guard let start = open.popLast(),
                case .begin(let condition, let context, _) = output[start]
            else { preconditionFailure("every end closes a section") }
            output[start] = .begin(
                condition, context, count: UInt32(output.count - 1 - start))
        case .literal, .placeholder: break
        }
    }

    private mutating func flush() {
        if !literal.isEmpty { output.append(.literal(literal)) }
        literal.removeAll(keepingCapacity: true)
    }

    /// `=` or `-` if the line consists of it.
    private var rule: UInt8? {
        guard line.count == 2, case .byte(let first) = line[0], case .byte(Self.newline) = line[1]
        else { return nil }
        return first == UInt8(ascii: "=") || first == UInt8(ascii: "-") ? first : nil
    }

    /// The indexes of the spaces at which the line is broken: none in code, which is indented.
    private var breaks: Set<Int> {
        leadingSpaces < 4 ? Measure(line, breakingTo: indent).breaks : []
    }

    /// The bytes of the line, up to its first value.
    private var beginning: [UInt8] {
        var result: [UInt8] = []
        for unit in line {
            switch unit {
            case .byte(let byte): result.append(byte)
            case .segment(.placeholder): return result
            case .segment: break
            }
        }
        return result
    }

    /// How many spaces the line begins with.
    private var leadingSpaces: Int { beginning.prefix { $0 == Self.space }.count }

    /// How far the lines after the first one are indented: as the text of the first one.
    private var indent: Int {
        let spaces = leadingSpaces
        let rest = beginning.dropFirst(spaces)
        if rest.starts(with: "- ".utf8) { return spaces + 2 }
        let digits = rest.prefix(while: ASCII.isDigit).count
        return digits > 0 && rest.dropFirst(digits).starts(with: ". ".utf8)
            ? spaces + digits + 2 : spaces
    }

    /// A walk through a line that finds its width, or where to break it.
    private struct Measure {
        private(set) var column = 0
        /// The indexes of the spaces that become line breaks.
        private(set) var breaks: Set<Int> = []
        private var lastSpace: (index: Int, column: Int)?
        private var open: [Section] = []
        /// The section that has just ended.
        private var closed: Section?

        private struct Section {
            let condition: Condition
            let index: Int
            /// Where the line was when it began.
            var column: Int
            /// Where the section that it replaces ended.
            var end = 0
        }

        /// - Parameter indent: where the lines after the first begin; `nil` to break nothing.
        init(_ line: [Unit], breakingTo indent: Int? = nil) {
            for (index, unit) in line.enumerated() {
                switch unit {
                case .byte(PlainTextLayout.newline): break
                case .byte(let byte):
                    if byte == PlainTextLayout.space, let indent, column >= indent {
                        lastSpace = (index, column)
                    }
                    // Every byte but the continuing ones of UTF-8 is a character's first.
                    if byte & 0xC0 != 0x80 { column += 1 }
                    closed = nil
                case .segment(.placeholder(let form, _)):
                    column += form.usualWidth
                    closed = nil
                case .segment(.begin(let condition, _, _)): begin(condition, at: index)
                case .segment(.end): end()
                case .segment(.literal): break
                }
                if let indent, column > PlainTextLayout.width { wrap(indent) }
            }
        }

        private mutating func begin(_ condition: Condition, at index: Int) {
            var section = Section(condition: condition, index: index, column: column)
            if let closed, closed.condition == condition.inverted {
                section.end = column
                section.column = closed.column
                column = closed.column
            }
            open.append(section)
        }

        private mutating func end() {
            guard let section = open.popLast() else { return }
            column = max(column, section.end)
            closed = section
        }

        private mutating func wrap(_ indent: Int) {
            guard let space = lastSpace else { return }
            let shift = indent - space.column - 1
            breaks.insert(space.index)
            column += shift
            for index in open.indices where open[index].index > space.index {
                open[index].column += shift
                open[index].end = max(0, open[index].end + shift)
            }
            lastSpace = nil
        }
    }
}

extension ParameterForm {
    /// In characters: that of an IPv4 address, or of a code.
    fileprivate var usualWidth: Int {
        switch self {
        case .ip, .ipReversed, .ipv6: 15
        case .code, .codePermanent, .codeTransient: 6
        }
    }
}
