import Diagnostics
import PageCompiler
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite struct CompilerDiagnosticsTests {
    struct Mistake: CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        let messages: [String]

        init(_ file: String, _ old: String, _ new: String, _ messages: String...) {
            (self.file, self.old, self.new, self.messages) = (file, old, new, messages)
        }

        var testDescription: String { "\(file): \(new)" }
    }

    private static let server = "{{#ip}}Server `{{ip}}`.{{/ip}}{{^ip}}A server.{{/ip}}"

    @Test(
        "a mistake in a text, phrase, or template is reported with its place and what to do",
        arguments: [
            Mistake(
                "Content/reasons/dnsbl/en.md", server, "{{#ip}}Server `{{ipp}}`.{{/ip}}",
                "Content/reasons/dnsbl/en.md:14:16: error: unknown variable 'ipp'; did you mean "
                    + "'ip'?"),
            Mistake(
                "Content/reasons/dnsbl/en.md", server, "Server {{ip}}.",
                "Content/reasons/dnsbl/en.md:14:8: error: '{{ip}}' may be missing; put it into "
                    + "{{#ip}} … {{/ip}} and say the sentence without it in {{^ip}} … {{/ip}}"),
            Mistake(
                "Content/reasons/dnsbl/en.md", server, "{{^ip}}Server {{ip}}.{{/ip}}",
                "Content/reasons/dnsbl/en.md:14:15: error: '{{ip}}' may be missing; put it into "
                    + "{{#ip}} … {{/ip}} and say the sentence without it in {{^ip}} … {{/ip}}"),
            Mistake(
                "Content/reasons/dnsbl/en.md", server, "{{#ip}}Server.",
                "Content/reasons/dnsbl/en.md:14:1: error: the section '{{#ip}}' is never closed; "
                    + "add '{{/ip}}'"),
            Mistake(
                "Content/reasons/dnsbl/en.md", server, "{{#ip}}{{#list}}{{/ip}}{{/list}}",
                "Content/reasons/dnsbl/en.md:14:1: error: the section '{{#ip}}' is never closed; "
                    + "add '{{/ip}}'",
                "Content/reasons/dnsbl/en.md:14:17: error: '{{/ip}}' does not match the open "
                    + "section '{{#list}}'"),
            Mistake(
                "Content/reasons/dnsbl/en.md", server, "{{#list}}{{{list}}}{{/list}}",
                "Content/reasons/dnsbl/en.md:14:10: error: '{{{' is not for texts; write "
                    + "'{{list}}'"),
            Mistake(
                "Content/reasons/dnsbl/en.md", server, "{{> head}} {{=<% %>=}} {{organization",
                "Content/reasons/dnsbl/en.md:14:1: error: there is no template 'head'",
                "Content/reasons/dnsbl/en.md:14:12: error: this kind of tag is not used here; use "
                    + "'{{name}}'",
                "Content/reasons/dnsbl/en.md:14:24: error: '{{' without '}}'; close the tag"),
            Mistake(
                "Content/reasons/dnsbl/en.md", server, "zqRetour1q",
                "Content/reasons/dnsbl/en.md:14:1: error: 'zqRetour' is reserved for the "
                    + "compiler; write it in another way"),
            Mistake(
                "Content/reasons/too-big/en.md", "Do *this*.", "Do {{#ip}}this{{/ip}}.",
                "Content/reasons/too-big/en.md:10:7: error: '{{#ip}}' is not available "
                    + "here; add 'ip' to 'parameters' in reason.yaml"),
            Mistake(
                "Content/reasons/too-big/en.md", "summary: Too big", "summary: Too {{big}}",
                "Content/reasons/too-big/en.md:3:14: error: unknown variable 'big'; known are: "
                    + "allowlist, attachment-size, greylisting-delay, list-unused, message-size, "
                    + "organization, refused-attachments, role"),
            Mistake(
                "Content/reasons/dnsbl/en.md", "forward: {provider: Please help.}",
                "forward:\n  provider: >-\n    Please help,\n    dear {{organisation}}.",
                "Content/reasons/dnsbl/en.md:8:10: error: unknown variable 'organisation'; did you "
                    + "mean 'organization'?"),
            Mistake(
                "Content/locales/en.yaml", "skip: Skip navigation",
                "skip: |\n  Skip\n  \"now\" {{pi}}",
                "Content/locales/en.yaml:3:9: error: unknown variable 'pi'; did you mean 'ip'?"),
            Mistake(
                "Content/locales/en.yaml", "skip: Skip navigation", "skip: Skip {{ip}}",
                "Content/locales/en.yaml:1:12: error: '{{ip}}' may be missing; put it into "
                    + "{{#ip}} … {{/ip}} and say the sentence without it in {{^ip}} … {{/ip}}"),
            Mistake(
                "Templates/page.mustache", "<main id=\"content\">", "<main id={{language}}>",
                "Templates/page.mustache:10:10: error: 'language' is in an attribute without "
                    + "double quotes, where no value is safe; print it between tags or in a "
                    + "double-quoted attribute such as 'title'"),
            Mistake(
                "Templates/links.mustache", "<style>", "<script>{{title}}</script><style>",
                "Templates/links.mustache:10:9: error: 'title' is in a 'script' element, where no "
                    + "value is safe; print it between tags or in a double-quoted attribute such "
                    + "as 'title'"),
            Mistake(
                "Templates/page.mustache", "<main id=\"content\">",
                "<main id=\"content\" onclick=\"f('{{organization}}')\">",
                "Templates/page.mustache:10:32: error: 'organization' is in the attribute "
                    + "'onclick', where no value is safe; print it between tags or in a "
                    + "double-quoted attribute such as 'title'"),
            Mistake(
                "Templates/page.mustache", "<main id=\"content\">",
                "<main id=\"content\">{{#ip}}<p>{{/ip}}x{{#ip}}</p>{{/ip}}",
                "Templates/page.mustache:10:49: error: the section of 'ip' ends an element that "
                    + "it does not begin; put its tags around whole elements, around text, or "
                    + "inside one double-quoted attribute"),
            Mistake(
                "Templates/page.mustache", "<main id=\"content\">",
                "<main {{#ip}}id=\"content\"{{/ip}}>",
                "Templates/page.mustache:10:7: error: the section of 'ip' begins in a tag; put its "
                    + "tags around whole elements, around text, or inside one double-quoted "
                    + "attribute"),
            Mistake(
                "Content/reasons/dnsbl/en.md", server,
                "Words.\n\n{{#ip}}[look]({{ip}}) *at{{/ip}} it*.{{^ip}}A server.{{/ip}}",
                "Content/reasons/dnsbl/en.md:16:15: error: 'ip' is not a URL, so it cannot begin "
                    + "the value of 'href'",
                "Content/reasons/dnsbl/en.md:16:1: error: the section '{{#ip}}' ends in another "
                    + "paragraph or list item than it begins; put its tags around words, whole "
                    + "paragraphs, or whole items"),
            Mistake(
                "Templates/links.mustache", "href=\"{{canonical}}\"", "href=\"{{organization}}\"",
                "Templates/links.mustache:2:29: error: 'organization' is not a URL, so it cannot "
                    + "begin the value of 'href'"),
            Mistake(
                "Templates/page.mustache", "{{> header}}", "{{> haeder}}",
                "Templates/page.mustache:9:1: error: there is no template 'haeder'; did you mean "
                    + "'header'?"),
            Mistake(
                "Templates/page.mustache", "<h2 id=\"facts\">{{facts-heading}}</h2>",
                "<h2 id=\"facts\">{{facts-headin}}</h2>",
                "Templates/page.mustache:18:16: error: unknown variable 'facts-headin'; did you "
                    + "mean 'facts-heading'?",
                "Content/locales/de.yaml:30:12: warning: nothing uses the phrase 'facts-heading'; "
                    + "remove it in every locale"),
        ])
    func mistakes(_ mistake: Mistake) throws {
        let folder = try SiteFolder()
        try folder.edit(mistake.file, mistake.old, mistake.new)
        let diagnostics = try compile(folder).diagnostics
        let messages = diagnostics.sorted.map { folder.relative($0.description) }
        #expect(messages.sorted() == mistake.messages.sorted())
    }

    @Test func `reports mistakes in texts together with those in the pages made of them`() throws {
        let folder = try SiteFolder()
        try folder.edit("Content/reasons/too-big/en.md", "Do *this*", "Do {{thi}}")
        try folder.edit(
            "Content/reasons/dnsbl/en.md", "Server `{{ip}}`.", "[look]({{ip}})")
        let messages = try compile(folder).diagnostics.sorted.map {
            folder.relative($0.description)
        }
        #expect(
            messages == [
                "Content/reasons/dnsbl/en.md:14:15: error: 'ip' is not a URL, so it cannot begin "
                    + "the value of 'href'",
                "Content/reasons/too-big/en.md:10:7: error: unknown variable 'thi'; known are: "
                    + "allowlist, attachment-size, greylisting-delay, list-unused, message-size, "
                    + "organization, refused-attachments, role",
            ])
    }

    @Test func `reports mistakes in pages together with those in templates`() throws {
        let folder = try SiteFolder()
        try folder.edit("Templates/page.mustache", "{{> header}}", "{{> haeder}}")
        try folder.edit("Templates/index.mustache", "<h1>", "<h1 onclick=\"{{skip}}\">")
        try folder.edit(
            "Content/reasons/dnsbl/en.md", "Server `{{ip}}`.", "[look]({{ip}})")
        #expect(
            try messages(folder) == [
                "Content/reasons/dnsbl/en.md:14:15: error: 'ip' is not a URL, so it cannot begin "
                    + "the value of 'href'",
                "Templates/index.mustache:11:14: error: 'skip' is in the attribute 'onclick', "
                    + "where no value is safe; print it between tags or in a double-quoted "
                    + "attribute such as 'title'",
                "Templates/page.mustache:9:1: error: there is no template 'haeder'; did you mean "
                    + "'header'?",
            ])
    }

    @Test func `reports mistakes in texts even if there are no templates`() throws {
        let folder = try SiteFolder()
        try folder.remove("Templates/index.mustache")
        try folder.edit(
            "Content/reasons/dnsbl/en.md", "Server `{{ip}}`.", "[look]({{ip}})")
        let mistake =
            "Content/reasons/dnsbl/en.md:14:15: error: 'ip' is not a URL, so it cannot begin the "
            + "value of 'href'"
        #expect(
            try messages(folder) == [
                mistake, "Templates/index.mustache:1:1: error: the template is missing",
            ])
        try folder.remove("Templates")
        #expect(
            try messages(folder) == [
                mistake,
                "Templates:1:1: error: cannot be read; run the command in the site's folder, or "
                    + "name this one with --templates",
            ])
    }

    @Test func `a site with an error is not compiled`() throws {
        let folder = try SiteFolder()
        try folder.edit("Templates/page.mustache", "{{> header}}", "{{> haeder}}")
        #expect(try compile(folder).site == nil)
    }

    @Test func `a file in the place of a page is reported`() throws {
        let folder = try SiteFolder()
        try folder.write("Public/de/index.html", "x")
        try folder.write("Public/robots.txt", "x")
        let messages = try compile(folder).diagnostics.sorted.map {
            folder.relative($0.description)
        }
        #expect(
            messages == [
                "Public/de/index.html:1:1: error: the site makes this file itself; remove it or "
                    + "give it another name",
                "Public/robots.txt:1:1: error: the site makes this file itself; remove it or give "
                    + "it another name",
            ])
    }

    private func messages(_ folder: SiteFolder) throws -> [String] {
        try compile(folder).diagnostics.sorted.map { folder.relative($0.description) }
    }

    private func compile(_ folder: SiteFolder) throws -> SiteCompiler.Result {
        let site = try #require(ContentLoader.load(folder.sources).site)
        return SiteCompiler.compile(
            site, from: folder.sources)
    }
}
