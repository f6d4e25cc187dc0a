import Diagnostics
import SiteContent
import Testing

@testable import Editing

@Suite struct TextOutlineTests {
    private let original = """
        ## Was tun

        1. Erstens
           - eins
           - zwei
        2. Zweitens, [hier](/a)

        {{#ip}}Server {{ip}}.{{/ip}} Bei {{organization}}, [dort](/b).

        ```
        dig
        ```

        ### Warum
        """

    private func differences(_ translation: PageText, from original: String) -> [String] {
        TextOutline(translation).differences(from: TextOutline(PageText(original))).map {
            "\($0.position.line):\($0.position.column) \($0.message)"
        }
    }

    @Test func `a translation with the same structure has no differences`() {
        let translation = """
            ## What to do

            1. First
               - one
               - two
            2. Second, [here](/a)

            With {{organization}}, [there](/b){{#ip}}, from {{ip}}{{/ip}}.

            ```
            dig +short
            ```

            ### Why
            """
        #expect(differences(PageText(translation), from: original) == [])
    }

    @Test(
        "only what differs is named, where it is",
        arguments: [
            ("### Warum", "## Warum", ["23:1 a heading of level 2 instead of 3"]),
            ("### Warum", "Warum", ["10:1 1 heading instead of 2"]),
            ("### Warum", "### Warum\n\n## Ja", ["25:1 3 headings instead of 2"]),
            ("2. Zweitens", "2. Äh\n3. Zweitens", ["12:1 3 steps instead of 2"]),
            ("1. Erstens", "a\n\n1. Erstens", []),
            ("   - zwei\n", "   - zwei\n     1. a\n", ["15:6 2 numbered lists instead of 1"]),
            ("[hier](/a)", "äh [hier](/c)", ["15:17 link '/c' instead of '/a'"]),
            (
                "[hier](/a)", "[hier](/b)",
                ["15:14 link '/b' instead of '/a'"]
            ),
            ("[hier](/a)", "hier", ["10:1 missing link '/a'"]),
            ("[hier](/a)", "[hier](/a) [da](/a)", ["15:25 extra link '/a'"]),
            (
                "[hier](/a)", "[hier]({{ip}})",
                ["15:14 link '{{ip}}' instead of '/a'", "17:15 extra '{{ip}}'"]
            ),
            ("```\ndig\n```", "dig", ["10:1 0 code blocks instead of 1"]),
            ("{{ip}}", "{{ip}} {{ip}}", ["17:22 extra '{{ip}}'"]),
            ("Server {{ip}}.", "Server.", ["10:1 missing '{{ip}}'"]),
            ("Server {{ip}}.", "Server {{ ip }}{{! no }}.", []),
            ("{{/ip}} Bei", "{{/ip}}{{^ip}}Server.{{/ip}} Bei", ["17:29 extra '{{^ip}}'"]),
        ])
    func differences(old: String, new: String, expected: [String]) {
        let translation = original.replacing(old, with: new)
        #expect(differences(PageText(translation), from: original) == expected)
    }

    @Test func `tags of the front matter count, and several are missing at once`() {
        let text = PageText("a", title: "{{code}}", summary: "{{ip}}")
        #expect(
            differences(text, from: "{{organization}} {{organization}} {{ip}}") == [
                "2:8 extra '{{code}}'", "10:1 missing '{{organization}}' (2 times)",
            ])
    }
}
