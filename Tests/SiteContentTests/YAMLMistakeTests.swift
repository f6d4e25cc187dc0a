import Diagnostics
import SourceFiles
import Testing

@testable import SiteContent

@Suite struct YAMLMistakeTests {
    private static let open = "this quote is never closed; add one at the end of the text"
    private static let indentation =
        "this line is indented differently from the lines above; all keys of a group begin in the "
        + "same column"
    private static let conflict =
        "a merge conflict is not resolved; keep one version, without the lines that begin with "
        + "'<<<<<<<', '=======', and '>>>>>>>'"

    private func messages(_ text: String, precedingLines: Int = 0) -> [String] {
        let reporter = Reporter()
        _ = YAMLReader.read(
            text, path: "x", precedingLines: precedingLines, reporter: reporter
        ) { yaml in
            yaml.phrases()
        }
        return reporter.diagnostics.sorted.map {
            "\($0.position.line):\($0.position.column) \($0.message)"
        }
    }

    @Test(
        "explains what a syntax error means for an editor",
        arguments: [
            ("a: 1\n\tb: 2", "2:1 a tab cannot indent a line of YAML; use two spaces"),
            ("a:\n  b: 1\n\t\tc: 2", "3:1 a tab cannot indent a line of YAML; use two spaces"),
            ("a: 1\n  b: 2", "2:3 \(indentation)"),
            ("a:\n  b: 1\n    c: 2", "3:5 \(indentation)"),
            ("a:\n    b: 1\n   c: 2", "3:4 \(indentation)"),
            ("größe: Zu groß: warum", "1:8 a text with a colon must be in quotes"),
            ("a: Mail:", "1:4 a text with a colon must be in quotes"),
            ("a: “Mail: why”", "1:4 a text with a colon must be in straight quotes: \"…\""),
            ("a: \"Mail\nb: 2", "1:4 \(open)"), ("a: 'Mail\nb: 2", "1:4 \(open)"),
            ("a: \"Mail\nb: \"2\"", "1:4 \(open)"),
            ("a: \"Mail\" blocked", "1:4 a text that begins with a quote must end with one"),
            (
                "a: 'Don't'",
                "1:4 an apostrophe in single quotes is written ''; or use double quotes"
            ),
            (
                "a: \"C:\\mail\"",
                #"1:7 a '\' in double quotes is written '\\'; or use single quotes"#
            ),
            ("a: [5, 6\nb: 2", "1:4 the '[' is never closed; add ']', or put the text in quotes"),
            ("a: {b: 5\nc: 2", "1:4 the '{' is never closed; add '}', or put the text in quotes"),
            ("a: [5]]", "1:4 the list has one ']' too many"),
            ("a: [SPAM] x", "1:4 a text that begins with '[' must be in quotes"),
            ("a: {{b}} x", "1:4 a text that begins with '{' must be in quotes"),
            ("a: @b", "1:4 a text that begins with '@' must be in quotes"),
            ("a: `b`", "1:4 a text that begins with '`' must be in quotes"),
            ("a: %b", "1:4 a text that begins with '%' must be in quotes"),
            ("a: *b* c", "1:4 a text that begins with '*' must be in quotes"),
            ("a: *b", "1:4 a text that begins with '*' must be in quotes"),
            ("a: &b c", "1:4 a text that begins with '&' must be in quotes"),
            ("a: !b c", "1:4 a text that begins with '!' must be in quotes"),
            (
                "a: > b",
                "1:4 after '>' or '|' the text begins on the next line; put a text that begins "
                    + "with this character in quotes"
            ),
            (
                "a: >\n  b\nc\nd: 1",
                "3:1 this line has no 'key:'; add one, or indent the line if it continues the "
                    + "text above"
            ),
            (
                "a: >\n    b\n  c\nd: 1",
                "3:3 this line is indented less than the first line of the text above; indent all "
                    + "lines of the text alike"
            ),
            ("a:1\nb: 2", "1:2 a space is missing after ':'"),
            (": 1", "1:1 the key before ':' is missing"),
            (
                "a: - b",
                "1:4 the first item of a list begins on a line of its own; or write the list as "
                    + "[a, b]"
            ),
            (
                "a:\n  - b\n  c: 1",
                "3:3 this line is not an item of the list above; begin it with '- ', or indent it "
                    + "like the key of the list"
            ),
            (
                "a: 1\n- b",
                "2:1 a '- ' cannot be among 'key: value' lines; remove it, or indent the line as "
                    + "an item of a list"
            ),
            ("a: 1\n---\nb: 2", "2:1 a second '---' begins another document; remove it"),
            ("a: 1\u{7}", "1:5 a control character; remove it"),
            ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> main", "2:1 \(conflict)"),
            ("- a", "1:1 the file must consist of 'key: value' lines"),
            ("a", "1:1 the file must consist of 'key: value' lines"),
        ])
    func explained(text: String, message: String) {
        #expect(messages(text) == [message])
        #expect(messages(text.replacing("\n", with: "\r\n")) == [message])
    }

    @Test func `places a duplicate key where it occurs again, in its own group`() {
        #expect(messages("a: 1\nb:\n  a: 2\nab: 3\na: 4") == ["5:1 duplicate key 'a'"])
        #expect(messages("a:\n  b: 1\n  \"b\": 2") == ["3:3 duplicate key 'b'"])
        #expect(
            messages("a: 1\nb: 2\na: 3\nb: 4") == [
                "3:1 duplicate key 'a'", "4:1 duplicate key 'b'",
            ])
    }

    @Test func `a front matter without an end runs into the text`() {
        #expect(
            messages(
                "title: Blocked\nsummary: x\n\n## What to do\n\n1. Do this.\n", precedingLines: 1)
                == [
                    "4:1 the front matter is not closed; write '---' on a line of its own before "
                        + "the text"
                ])
    }

    @Test func `columns count characters`() {
        #expect(messages("\"e\u{301}👍\": {{x}} y").first?.hasPrefix("1:7 ") == true)
    }
}
