import Foundation
import JSON
import Testing

@Suite struct JSONValueTests {
    @Test func `a document has a line for each element, and members in their order`() {
        let value: JSONValue = [
            "name": "list", "zones": ["a.example", "b.example"], "count": 2, "used": true,
            "ended": .null, "none": [], "empty": [:], "parts": [["name": "one"]],
        ]
        #expect(
            value.document == """
                {
                  "name": "list",
                  "zones": [
                    "a.example",
                    "b.example"
                  ],
                  "count": 2,
                  "used": true,
                  "ended": null,
                  "none": [],
                  "empty": {},
                  "parts": [
                    {
                      "name": "one"
                    }
                  ]
                }

                """)
    }

    @Test(
        "a string escapes quotes, backslashes, and control characters, and nothing else",
        arguments: [
            ("", #""""#), ("a/b", #""a/b""#), ("\"\\", #""\"\\""#), ("\r\n\t", #""\r\n\t""#),
            ("\0\u{1F}", #""\u0000\u001f""#), ("\u{7F}ß\u{2028}👍", "\"\u{7F}ß\u{2028}👍\""),
            ("\"\u{301}", "\"\\\"\u{301}\""),
        ])
    func escaped(text: String, expected: String) {
        #expect(JSONValue.string(text).document == expected + "\n")
        #expect(JSONValue.object([.init(text, 1)]).document == "{\n  \(expected): 1\n}\n")
    }

    @Test func `any text can be read back`() throws {
        let text = String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init)))
        let data = Data(JSONValue.array([.string(text)]).document.utf8)
        #expect(try JSONDecoder().decode([String].self, from: data) == [text])
    }

    @Test func `no text is null`() {
        #expect(JSONValue.string(nil) == .null)
        #expect(JSONValue.string(.some("a")) == "a")
    }
}
