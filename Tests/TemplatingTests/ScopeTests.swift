import Diagnostics
import Pages
import Rejections
import SourceFiles
import Testing

@testable import Templating

@Suite struct ScopeTests {
    private let values: [String: Value] = [
        "name": .text("<b>&\"{{x}}\u{301}"), "none": .absent, "empty": .text(Text()),
        "yes": .flag(true), "no": .flag(false), "url": .url("/a"),
        "ip": .text(Text([.parameter(.ip)])),
        "items": .items([
            ["name": .text("one"), "none": .text("own")], ["name": .absent, "none": .absent],
        ]),
        "nothing": .items([]),
    ]

    private func scope(_ phrases: [String: Value] = [:]) -> Scope {
        Scope(values, sections: SectionNames()) { phrases[$0] }
    }

    /// The text that a template of all known names makes.
    private func text(_ template: String, _ scope: Scope) -> Text {
        let names = [
            "name", "none", "empty", "yes", "no", "url", "ip", "items", "nothing", "phrase",
            "other",
        ]
        let rules = Dictionary(uniqueKeysWithValues: names.map { ($0, TagChecker.Rule.always) })
        var diagnostics = Diagnostics()
        let source = CompiledSource(
            SourceText(text: template, path: "x", origin: .start),
            checker: TagChecker(rules: rules, partials: nil, allowsUnescaped: false),
            sections: SectionNames(), into: &diagnostics)
        #expect(diagnostics.sorted.map(\.description) == [])
        return source.text(scope)
    }

    private func literal(_ template: String, _ phrases: [String: Value] = [:]) -> String {
        text(template, scope(phrases)).parts.map { part in
            if case .literal(let text) = part { text } else { "…" }
        }.joined()
    }

    @Test func `prints a value as it is, without escaping`() {
        #expect(literal("a {{name}} b") == "a <b>&\"{{x}}\u{301} b")
        #expect(literal("{{url}}") == "/a")
    }

    @Test func `prints a value of a link as its parameter, under the condition of its section`() {
        #expect(
            text("{{#ip}}at {{ip}}{{/ip}}{{^ip}}nowhere{{/ip}}", scope())
                == Text(
                    ifKnown: .ip, "at " + Text([.parameter(.ip)]), else: Text("nowhere")))
    }

    @Test(
        "what has no value, and what is false, leaves its section out",
        arguments: [
            ("name", true), ("yes", true), ("items", true), ("none", false), ("empty", false),
            ("no", false), ("nothing", false),
        ])
    func sections(name: String, isShown: Bool) {
        let template = "{{#\(name)}}x{{/\(name)}}{{^\(name)}}-{{/\(name)}}"
        let expected = name == "items" ? "xx" : isShown ? "x" : "-"
        #expect(literal(template) == expected)
    }

    @Test func `an element of a list has its own names, and those of the page besides`() {
        #expect(literal("{{#items}}[{{name}}{{none}}{{url}}]{{/items}}") == "[oneown/a][/a]")
    }

    @Test func `a phrase is asked for only if the page does not have the name`() {
        let phrases: [String: Value] = ["phrase": .text("said"), "name": .text("hidden")]
        #expect(literal("{{phrase}}", phrases) == "said")
        #expect(!literal("{{name}}", phrases).contains("hidden"))
        #expect(literal("{{#phrase}}x{{/phrase}}", ["phrase": .text(Text())]) == "x")
    }

    @Test func `notes the names that nobody knows`() {
        let scope = scope()
        #expect(text("a{{other}}{{#phrase}}b{{/phrase}}{{none}}", scope) == Text("a"))
        #expect(scope.unknown == ["other", "phrase"])
    }

    @Test func `finds the value of a place in the page, in an element, and in the phrases`() {
        let scope = scope(["phrase": .text("said")])
        func text(_ slot: Slot) -> Text? { scope.value(of: slot).text }
        #expect(text(Slot(name: "url")) == Text("/a"))
        #expect(text(Slot(name: "phrase")) == Text("said"))
        #expect(text(Slot(name: "other")) == nil)
        let first = Slot.ListElement(list: "items", index: 0)
        #expect(text(Slot(lists: [first], name: "name")) == Text("one"))
        #expect(text(Slot(lists: [first], name: "phrase")) == nil)
        let third = Slot.ListElement(list: "items", index: 2)
        #expect(text(Slot(lists: [third], name: "name")) == nil)
    }
}
