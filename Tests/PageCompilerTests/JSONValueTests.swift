import Foundation
import Links
import Pages
import Rejections
import Templating
import Testing

@testable import PageCompiler

@Suite struct JSONValueTests {
    private let address = LinkQuery(IPAddress("192.0.2.1").map(ParameterValue.ip))

    private func document(
        _ value: JSONValue, _ parameters: Set<Parameter> = [.ip], _ query: LinkQuery = LinkQuery()
    ) -> String {
        String(decoding: Page(value.segments(parameters)).filled(with: query).bytes, as: UTF8.self)
    }

    @Test func `an object has a line for each member, in the order of their names`() {
        let value = JSONValue.object([
            "zones": .array([.string("a.example"), .string("b.example")]), "count": .number(2),
            "none": .array([]), "empty": .object([]), "ended": .null,
            "parts": .array([.object(["name": .string("one")])]),
        ])
        #expect(
            document(value) == """
                {
                  "count" : 2,
                  "empty" : {},
                  "ended" : null,
                  "none" : [],
                  "parts" : [
                    {
                      "name" : "one"
                    }
                  ],
                  "zones" : [
                    "a.example",
                    "b.example"
                  ]
                }

                """)
    }

    @Test(
        "a string and a name are escaped",
        arguments: ["", "\"", "\\", "\"\u{301}", "\r\n\t\0\u{1F}", "</script>", "ß\u{2028}👍"])
    func escaping(text: String) throws {
        let value = JSONValue.object([(name: text, value: .string(text))])
        let parsed = try JSONSerialization.jsonObject(with: Data(document(value).utf8))
        #expect(parsed as? [String: String] == [text: text])
    }

    @Test func `a parameter is null where it is unknown`() {
        let value = JSONValue.object(["ip": .parameter(.ip), "code": .parameter(.code)])
        #expect(
            document(value, [.ip], address) == """
                {
                  "code" : null,
                  "ip" : "192.0.2.1"
                }

                """)
        #expect(document(value).contains("\"ip\" : null"))
    }

    @Test func `a string prints a parameter, and has sections`() {
        let text = Text(
            ifKnown: .ip, "at \"" + Text([.parameter(.ip)]) + Text("\""), else: Text("nowhere"))
        #expect(document(.string(text), [.ip], address) == "\"at \\\"192.0.2.1\\\"\"\n")
        #expect(document(.string(text)) == "\"nowhere\"\n")
    }

    @Test func `a parameter that the page does not take is unknown whatever the link says`() {
        #expect(document(.parameter(.ip), [], address) == "null\n")
    }

    @Test func `a text is that of its value, and null if it is none`() {
        #expect(document(.text(.url("/a"))) == "\"/a\"\n")
        #expect(document(.text(.absent)) == "null\n")
        #expect(document(.text(nil)) == "null\n")
        #expect(document(.string(nil as String?)) == "null\n")
    }
}
