internal import Diagnostics

/// Finds the mistake from the parser's words and the lines around the place where it gave up.
struct YAMLMistakeFinder {
    let lines: [YAMLLine]
    let error: YAMLSyntaxError
    let isFrontMatter: Bool

    var mistake: YAMLMistake {
        conflict ?? tab ?? byProblem ?? here("this is not valid YAML: \(error.problem)")
    }

    /// A mistake for each key that occurs again in its mapping.
    var duplicates: [YAMLMistake] {
        error.duplicateKeys.sorted().map { key in
            let starts = ["\(key):", "\"\(key)\":", "'\(key)':"]
            let isKey = { (line: YAMLLine) in
                line.indentation == error.position.column - 1
                    && starts.contains(where: line.text.dropFirst(line.indentation).hasPrefix)
            }
            let rest = lines.indices.dropFirst(error.position.line - 1)
            let places = rest.filter { isKey(lines[$0]) }
            let line = places.dropFirst().first.map { $0 + 1 } ?? error.position.line
            return at(line, error.position.column, "duplicate key '\(key)'")
        }
    }

    /// A mistake where the parser gave up.
    private func here(_ message: String) -> YAMLMistake {
        YAMLMistake(position: error.position, message: message)
    }

    /// A mistake where what the parser was reading begins.
    private func begun(_ message: String) -> YAMLMistake {
        YAMLMistake(position: error.context, message: message)
    }

    private func at(_ line: Int, _ column: Int, _ message: String) -> YAMLMistake {
        YAMLMistake(position: Position(line: line, column: column), message: message)
    }

    private func line(_ number: Int) -> YAMLLine? {
        lines.indices.contains(number - 1) ? lines[number - 1] : nil
    }

    // MARK: Mistakes that the lines show

    private var conflict: YAMLMistake? {
        let index = lines.firstIndex { line in
            ["<<<<<<< ", ">>>>>>> "].contains(where: line.text.hasPrefix)
        }
        return index.map {
            at(
                $0 + 1, 1,
                "a merge conflict is not resolved; keep one version, without the lines that begin "
                    + "with '<<<<<<<', '=======', and '>>>>>>>'")
        }
    }

    private var tab: YAMLMistake? {
        guard let line = line(error.position.line) else { return nil }
        let blanks = line.text.prefix(line.indentation)
        guard let tab = blanks.firstIndex(of: "\t") else { return nil }
        let column = blanks.distance(from: blanks.startIndex, to: tab) + 1
        return at(error.position.line, column, "a tab cannot indent a line of YAML; use two spaces")
    }

    // MARK: Mistakes that the parser's words show

    private var byProblem: YAMLMistake? {
        switch error.problem {
        case "found character that cannot start any token", "found anchor or tag",
            "found undefined alias", "did not find expected alphabetic or numeric character":
            return unquoted
        case "mapping values are not allowed in this context": return secondColon
        case "did not find expected key": return badKey
        case "could not find expected ':'": return noColon(in: error.context.line)
        case "did not find expected ',' or ']'":
            return begun("the '[' is never closed; add ']', or put the text in quotes")
        case "did not find expected ',' or '}'":
            return begun("the '{' is never closed; add '}', or put the text in quotes")
        case "found unexpected end of stream", "found unexpected document indicator":
            return begun("this quote is never closed; add one at the end of the text")
        case "found unknown escape character":
            return here("a '\\' in double quotes is written '\\\\'; or use single quotes")
        case "did not find expected comment or line break":
            return begun(
                "after '>' or '|' the text begins on the next line; put a text that begins with "
                    + "this character in quotes")
        case "block sequence entries are not allowed in this context":
            return here(
                "the first item of a list begins on a line of its own; or write the list as "
                    + "[a, b]")
        case "did not find expected '-' indicator":
            return here(
                "this line is not an item of the list above; begin it with '- ', or indent it "
                    + "like the key of the list")
        case "but found another document":
            return here("a second '---' begins another document; remove it")
        case "control characters are not allowed":
            return here("a control character; remove it")
        default: return nil
        }
    }

    private var unquoted: YAMLMistake? {
        let place = error.context
        guard let character = line(place.line)?.text.dropFirst(place.column - 1).first else {
            return nil
        }
        return at(
            place.line, place.column, "a text that begins with '\(character)' must be in quotes")
    }

    /// A colon after the one that ends the key of its line, or the colon of a key where no key can
    /// be.
    private var secondColon: YAMLMistake? {
        guard let line = line(error.position.line) else { return nil }
        guard let value = line.value, error.position.column > value.column else {
            let above = lines[..<(error.position.line - 1)].lastIndex { !$0.isBlank }
            if let above, lines[above].key == nil, lines[above].indentation == line.indentation {
                return noColon(in: above + 1)
            }
            return at(error.position.line, line.indentation + 1, Self.differentIndentation)
        }
        let isTypographic = value.text.first.map { "“”„‘’‚«»".contains($0) } == true
        return at(
            error.position.line, value.column,
            isTypographic
                ? "a text with a colon must be in straight quotes: \"…\""
                : "a text with a colon must be in quotes")
    }

    private var badKey: YAMLMistake? {
        guard let line = line(error.position.line) else { return nil }
        if let quote = unclosedQuote { return quote }
        if let value = line.value, value.column < error.position.column,
            let first = value.text.first
        {
            return at(error.position.line, value.column, Self.trailing(first, in: line))
        }
        let column = line.indentation + 1
        if line.text.dropFirst(line.indentation).hasPrefix(":") {
            return at(error.position.line, column, "the key before ':' is missing")
        }
        if line.text.dropFirst(line.indentation).hasPrefix("- ") {
            return at(
                error.position.line, column,
                "a '- ' cannot be among 'key: value' lines; remove it, or indent the line as an "
                    + "item of a list")
        }
        if line.key == nil {
            return at(
                error.position.line, column,
                "this line is indented less than the first line of the text above; indent all "
                    + "lines of the text alike")
        }
        return at(error.position.line, column, Self.differentIndentation)
    }

    /// What is wrong with a value that goes on after its closing quote or bracket.
    private static func trailing(_ first: Character, in line: YAMLLine) -> String {
        switch first {
        case "'" where line.rest(afterClosing: "'")?.first?.isLetter == true:
            "an apostrophe in single quotes is written ''; or use double quotes"
        case "\"", "'": "a text that begins with a quote must end with one"
        case "[" where line.rest(afterClosing: "]")?.first == "]":
            "the list has one ']' too many"
        default: "a text that begins with '\(first)' must be in quotes"
        }
    }

    /// The nearest quote above that is not closed in its line: the quote of a later line closed it.
    private var unclosedQuote: YAMLMistake? {
        for number in (1...max(error.position.line - 1, 1)).reversed() {
            guard let line = line(number), number < error.position.line, let value = line.value,
                let quote = value.text.first, quote == "\"" || quote == "'"
            else { continue }
            guard line.rest(afterClosing: quote) == nil else { return nil }
            return at(
                number, value.column, "this quote is never closed; add one at the end of the text")
        }
        return nil
    }

    private func noColon(in number: Int) -> YAMLMistake? {
        guard let line = line(number) else { return nil }
        if isFrontMatter, let heading = lines.firstIndex(where: { $0.text.hasPrefix("#") }),
            heading < number
        {
            let end = lines[..<heading].lastIndex { !$0.isBlank } ?? heading
            return at(
                end + 2, 1,
                "the front matter is not closed; write '---' on a line of its own before the text")
        }
        let content = line.text.dropFirst(line.indentation)
        if let colon = content.firstIndex(of: ":"), !content[..<colon].contains(" ") {
            let column = line.text.distance(from: line.text.startIndex, to: colon) + 1
            return at(number, column, "a space is missing after ':'")
        }
        return at(
            number, line.indentation + 1,
            "this line has no 'key:'; add one, or indent the line if it continues the text above")
    }

    private static let differentIndentation =
        "this line is indented differently from the lines above; all keys of a group begin in the "
        + "same column"
}

extension YAMLMistake {
    /// - Parameters:
    ///   - text: the YAML that the parser rejected.
    ///   - isFrontMatter: whether it is the beginning of a Markdown file.
    static func all(
        of error: YAMLSyntaxError, in text: String, isFrontMatter: Bool
    ) -> [YAMLMistake] {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { YAMLLine(Substring($0)) }
        let finder = YAMLMistakeFinder(lines: lines, error: error, isFrontMatter: isFrontMatter)
        return error.duplicateKeys.isEmpty ? [finder.mistake] : finder.duplicates
    }
}
