import Diagnostics
import SiteContent
import Testing

@testable import Editing

@Suite struct MarkupCheckerTests {
    private func warnings(_ text: PageText) -> [String] {
        var diagnostics = Diagnostics()
        MarkupChecker(text: text).check(into: &diagnostics)
        return diagnostics.sorted.map(\.description)
    }

    @Test(
        "a name in single braces is reported",
        arguments: [
            ("Write to {organization}.", 10, 10), ("{{ip}} *äh* {organization}", 10, 13),
            ("1. a\n   b {organization}", 11, 6),
        ])
    func singleBraces(body: String, line: Int, column: Int) {
        #expect(
            warnings(PageText(body)) == [
                "en.md:\(line):\(column): warning: '{organization}' is not a variable; write "
                    + "'{{organization}}'"
            ])
    }

    @Test func `a name in single braces is reported in the front matter`() {
        #expect(
            warnings(PageText("a", title: "From {ip}", summary: "Äh {code}")) == [
                "en.md:2:13: warning: '{ip}' is not a variable; write '{{ip}}'",
                "en.md:3:13: warning: '{code}' is not a variable; write '{{code}}'",
            ])
    }

    @Test func `a heading that occurs twice is reported`() {
        #expect(
            warnings(PageText("## Why *so*\n\na\n\n## Why not\n\nb\n\n## Why so\n\nc")) == [
                "en.md:18:1: warning: there already is a heading 'Why so'; give this one another "
                    + "name, or merge the two"
            ])
    }

    @Test(
        "a heading without a space is reported",
        arguments: [("##Why so", 10, 1), ("a\n##Why", 11, 1), ("> ###Why", 10, 3)])
    func gluedHeading(body: String, line: Int, column: Int) {
        let marker = body.contains("###") ? "###" : "##"
        #expect(
            warnings(PageText(body)) == [
                "en.md:\(line):\(column): warning: '\(marker)Why' is not a heading; write "
                    + "'\(marker) Why'"
            ])
    }

    @Test(
        "what may be meant as it is written is left alone",
        arguments: [
            "{{ip}}", "{{{ip}}}", "`{ip}`", "    {ip}", "{}", "{ ip }", "{IP}", "{ip", "{ip}}",
            "## Why", "#admin", "a ##b", "####### a", "`##a`", "{{#ip}}a{{/ip}}",
        ])
    func meant(body: String) {
        #expect(warnings(PageText(body)) == [])
    }
}
