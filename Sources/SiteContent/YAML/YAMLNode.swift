internal import Diagnostics
internal import SourceFiles
internal import Yams

/// A value in a YAML file and its place. The only file that knows Yams.
struct YAMLNode {
    indirect enum Content {
        case scalar(String, YAMLNotation.Style)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    struct Entry {
        let key: String
        let position: Position
        let value: YAMLNode
    }

    let content: Content
    let position: Position
    /// How the file writes the text of a scalar.
    let notation: YAMLNotation?

    /// The root of a document; `nil` if the document is empty.
    /// - Parameter precedingLines: how many lines of the file come before `text`.
    /// - Throws: `YAMLSyntaxError`.
    init?(_ text: String, precedingLines: Int) throws(YAMLSyntaxError) {
        do {
            guard let root = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
                return nil
            }
            try self.init(root, in: YAMLLines(text, precedingLines: precedingLines))
        } catch let error as YAMLSyntaxError {
            throw error
        } catch {
            throw YAMLSyntaxError(error, in: text)
        }
    }

    private init(_ node: Node, in lines: YAMLLines) throws {
        position = lines.position(of: node.mark)
        switch node {
        case .scalar(let scalar):
            // An anchor or tag would take the first word away from a text.
            if let mark = scalar.mark, lines.beginsWithAnchorOrTag(at: mark) {
                throw YAMLSyntaxError("found anchor or tag", at: lines.place(of: mark))
            }
            let style = YAMLNotation.Style(scalar.style)
            content = .scalar(scalar.string, style)
            notation = lines.text(style, at: scalar.mark).map {
                YAMLNotation(style, source: $0)
            }
            return
        case .sequence(let sequence):
            content = .sequence(try sequence.map { try YAMLNode($0, in: lines) })
        case .mapping(let mapping):
            content = .mapping(
                try mapping.map { key, value in
                    Entry(
                        key: key.string ?? "", position: lines.position(of: key.mark),
                        value: try YAMLNode(value, in: lines))
                })
        case .alias:
            content = .scalar("", .plain)
        }
        notation = nil
    }

    var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// The place of the first character of a text, after its quotes or its `|`.
    var textOrigin: Position {
        switch content {
        case .scalar(_, .singleQuoted), .scalar(_, .doubleQuoted):
            Position(line: position.line, column: position.column + 1)
        case .scalar(_, .block): Position(line: position.line + 1, column: 1)
        default: position
        }
    }
}

extension YAMLNotation.Style {
    fileprivate init(_ style: Node.Scalar.Style) {
        switch style {
        case .singleQuoted: self = .singleQuoted
        case .doubleQuoted: self = .doubleQuoted
        case .folded, .literal: self = .block
        case .any, .plain: self = .plain
        }
    }
}

/// The lines of a YAML text, for positions in its file.
private struct YAMLLines {
    private let text: String
    private let lines: [Substring.UnicodeScalarView]
    private let precedingLines: Int

    init(_ text: String, precedingLines: Int) {
        self.text = text
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        self.precedingLines = precedingLines
    }

    func beginsWithAnchorOrTag(at mark: Mark) -> Bool {
        guard lines.indices.contains(mark.line - 1) else { return false }
        let first = lines[mark.line - 1].dropFirst(mark.column - 1).first
        return first == "&" || first == "!"
    }

    /// The file from the first character of a scalar's text on.
    func text(_ style: YAMLNotation.Style, at mark: Mark?) -> Substring? {
        guard let mark, lines.indices.contains(mark.line - 1) else { return nil }
        if style == .block {
            return lines.indices.contains(mark.line) ? text[lines[mark.line].startIndex...] : nil
        }
        let line = lines[mark.line - 1]
        let isQuoted = style == .singleQuoted || style == .doubleQuoted
        return text[line.dropFirst(mark.column - 1 + (isQuoted ? 1 : 0)).startIndex...]
    }

    /// The place of a mark in the file.
    func position(of mark: Mark?) -> Position {
        let place = place(of: mark)
        return Position(line: place.line + precedingLines, column: place.column)
    }

    /// The place of a mark in the text. A mark counts Unicode scalars, a position characters.
    func place(of mark: Mark?) -> Position {
        guard let mark, lines.indices.contains(mark.line - 1) else {
            return Position(line: mark?.line ?? 1, column: 1)
        }
        let before = Substring(lines[mark.line - 1].prefix(mark.column - 1))
        return Position(line: mark.line, column: before.count + 1)
    }
}

extension YAMLSyntaxError {
    fileprivate init(_ error: any Error, in text: String) {
        let lines = YAMLLines(text, precedingLines: 0)
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            self.init(
                problem, at: lines.place(of: mark),
                context: context.map { lines.place(of: $0.mark) })
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(
                "duplicate keys", at: lines.place(of: context.mark), duplicateKeys: keys)
        case .reader(let problem, let offset, _, _):
            let index = offset.flatMap {
                text.index(text.startIndex, offsetBy: $0, limitedBy: text.endIndex)
            }
            self.init(problem, at: Position(of: index ?? text.startIndex, in: text))
        default:
            self.init("\(error)", at: .start)
        }
    }
}
