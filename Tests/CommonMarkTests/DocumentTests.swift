import CommonMark
import Foundation
import Testing

@Suite struct DocumentTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The Markdown files of the site, relative to the package.
    private static func contentFiles() throws -> [String] {
        let folder = root.appending(path: "Content")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return names.filter { $0.hasSuffix(".md") }.sorted().map { "Content/\($0)" }
    }

    private func expectLikeCMark(_ markdown: String) throws {
        let html = Array(Document(markdown).html.utf8)
        let expected = try CMarkProgram.html(markdown)
        #expect(
            html == expected,
            "\(markdown.debugDescription) gives \(String(decoding: html, as: UTF8.self))")
    }

    @Test func `the site has texts`() throws {
        #expect(try Self.contentFiles().count >= 20)
    }

    @Test("a text of the site becomes the HTML that cmark prints", arguments: try contentFiles())
    func contentFile(path: String) throws {
        let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
        let frontMatter = try #require(text.range(of: "\n---\n"))
        #expect(text.hasPrefix("---\n"))
        let body = String(text[frontMatter.upperBound...])
        try expectLikeCMark(body)
        try expectLikeCMark(body.replacing("\n", with: "\r\n"))
    }

    @Test("a tricky text becomes the HTML that cmark prints", arguments: TrickyMarkdown.texts)
    func tricky(markdown: String) throws {
        try expectLikeCMark(markdown)
    }

    @Test("a deeply nested text becomes the HTML that cmark prints", arguments: TrickyMarkdown.deep)
    func deep(opening: String, middle: String, closing: String) throws {
        try expectLikeCMark(
            String(repeating: opening, count: 2_000) + middle
                + String(repeating: closing, count: 2_000))
    }

    @Test("a random mix becomes the HTML that cmark prints", arguments: 1...20)
    func mixed(seed: UInt64) throws {
        var mix = MarkdownMix(seed: seed)
        for _ in 0..<20 { try expectLikeCMark(mix.next()) }
    }

    @Test(
        "raw HTML is replaced by a comment",
        arguments: [
            ("<script>alert(1)</script>", "<!-- raw HTML omitted -->\n"),
            ("<div onclick=\"x\">a</div>", "<!-- raw HTML omitted -->\n"),
            ("<!-- a -->", "<!-- raw HTML omitted -->\n"),
            ("<?php echo 1 ?>", "<!-- raw HTML omitted -->\n"),
            ("<![CDATA[ a ]]>", "<!-- raw HTML omitted -->\n"),
            ("<!DOCTYPE html>", "<!-- raw HTML omitted -->\n"),
            ("<style>p{}</style>\n\nb", "<!-- raw HTML omitted -->\n<p>b</p>\n"),
            ("<pre>\n\n<b>", "<!-- raw HTML omitted -->\n"),
            ("a<b>c</b>", "<p>a<!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>\n"),
            ("a <img src=x onerror=y> b", "<p>a <!-- raw HTML omitted --> b</p>\n"),
            ("a <svg/onload=x>", "<p>a &lt;svg/onload=x&gt;</p>\n"),
            ("a <script", "<p>a &lt;script</p>\n"),
            ("- <b>", "<ul>\n<li>\n<!-- raw HTML omitted -->\n</li>\n</ul>\n"),
            ("*<b>*", "<p><em><!-- raw HTML omitted --></em></p>\n"),
            ("[<b>](/x)", "<p><a href=\"/x\"><!-- raw HTML omitted --></a></p>\n"),
            ("`<b>`", "<p><code>&lt;b&gt;</code></p>\n"),
            ("    <b>", "<pre><code>&lt;b&gt;\n</code></pre>\n"),
            ("&lt;b&gt; &#60;b&#62;", "<p>&lt;b&gt; &lt;b&gt;</p>\n"),
            ("\\<b>", "<p>&lt;b&gt;</p>\n"),
            (
                "```\"><script>\n```",
                "<pre><code class=\"language-&quot;&gt;&lt;script&gt;\"></code></pre>\n"
            ),
            ("[a](/x \"\\\"><b>\")", "<p><a href=\"/x\" title=\"&quot;&gt;&lt;b&gt;\">a</a></p>\n"),
            ("![\"><b>](/x)", "<p><img src=\"/x\" alt=\"&quot;&gt;&lt;b&gt;\" /></p>\n"),
            ("[a](</\"onclick=\"x>)", "<p><a href=\"/%22onclick=%22x\">a</a></p>\n"),
        ])
    func rawHTML(markdown: String, html: String) {
        #expect(Document(markdown).html == html)
    }

    @Test(
        "a link to a script or to data has no destination",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", "JAVASCRIPT:a", "javascript:",
            "javascript://a.example/%0Aa",
            "vbscript:msgbox(1)", "VBScript:a", "data:text/html,a", "data:text/html;base64,PGI+",
            "DATA:,a",
            "data:image/svg+xml,a", "file:///etc/passwd", "FILE:a", "&#106;avascript:a",
            "&#x6A;avascript:a",
            "javascript&colon;a", "javascript&#58;a", "javascript\\:a",
        ])
    func unsafeLink(destination: String) {
        #expect(Document("[a](<\(destination)>)").html == "<p><a href=\"\">a</a></p>\n")
        #expect(Document("![a](<\(destination)>)").html == "<p><img src=\"\" alt=\"a\" /></p>\n")
        #expect(Document("[a]\n\n[a]: <\(destination)>").html == "<p><a href=\"\">a</a></p>\n")
    }

    @Test(
        "a script after white space or a control character is not a script to a browser",
        arguments: [
            ("&#9;javascript:a", "%09javascript:a"), ("&#10;javascript:a", "%0Ajavascript:a"),
            (" javascript:a", ""),
            ("java&#9;script:a", "java%09script:a"), ("java&#10;script:a", "java%0Ascript:a"),
            ("java&#13;script:a", "java%0Dscript:a"), ("&#1;javascript:a", "%01javascript:a"),
            ("&#xA0;javascript:a", "%C2%A0javascript:a"), ("java script:a", "java%20script:a"),
            ("&#0;javascript:a", "%EF%BF%BDjavascript:a"), ("/javascript:a", "/javascript:a"),
        ])
    func hiddenScript(destination: String, href: String) {
        #expect(Document("[a](<\(destination)>)").html == "<p><a href=\"\(href)\">a</a></p>\n")
    }

    @Test(
        "of all data URLs only pictures pass, as with cmark",
        arguments: ["image/png", "image/gif", "image/jpeg", "image/webp"])
    func picture(mediaType: String) {
        let html = Document("![a](data:\(mediaType);base64,AA)").html
        #expect(html == "<p><img src=\"data:\(mediaType);base64,AA\" alt=\"a\" /></p>\n")
    }

    @Test func `an automatic link to a script has no destination`() {
        #expect(Document("<javascript:a>").html == "<p><a href=\"\">javascript:a</a></p>\n")
        #expect(Document("<data:text/html,a>").html == "<p><a href=\"\">data:text/html,a</a></p>\n")
    }

    @Test("no random mix gets a foreign tag or an unsafe link through", arguments: 101...120)
    func safe(seed: UInt64) throws {
        var mix = MarkdownMix(seed: seed)
        for _ in 0..<200 {
            let markdown = mix.next()
            let html = Document(markdown).html
            for piece in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
                #expect(Self.isOurs(piece), "\(markdown.debugDescription) gives <\(piece)")
            }
        }
    }

    /// Whether cmark itself may have written the tag that `piece` begins with, after its `<`.
    private static func isOurs(_ piece: Substring) -> Bool {
        if piece.hasPrefix("!-- raw HTML omitted -->") { return true }
        let tag = piece.prefix { $0 != ">" }
        for attribute in ["a href=\"", "img src=\""] where tag.hasPrefix(attribute) {
            let url = tag.dropFirst(attribute.count).lowercased()
            return !["javascript:", "vbscript:", "data:", "file:"].contains(where: url.hasPrefix)
        }
        let name = tag.prefix { $0 != " " }
        let known = [
            "p", "/p", "h1", "/h1", "h2", "/h2", "h6", "/h6", "ul", "/ul", "ol", "/ol", "li", "/li",
            "blockquote", "/blockquote", "pre", "code", "/code", "em", "/em", "strong", "/strong",
            "/a",
            "hr", "br", "/pre",
        ]
        return known.contains(String(name))
    }

    // MARK: Rewriting links

    @Test(
        "a link gets the destination it is given",
        arguments: [
            ("[a](/spf)", "<p><a href=\"/de/spf/\">a</a></p>\n"),
            ("[a](/spf \"t\")", "<p><a href=\"/de/spf/\" title=\"t\">a</a></p>\n"),
            ("[a]\n\n[a]: /spf", "<p><a href=\"/de/spf/\">a</a></p>\n"),
            ("[a](/dkim)", "<p><a href=\"/dkim\">a</a></p>\n"),
            (
                "[*a*](/spf) [b](/spf)",
                "<p><a href=\"/de/spf/\"><em>a</em></a> <a href=\"/de/spf/\">b</a></p>\n"
            ),
            ("![a](/spf)", "<p><img src=\"/spf\" alt=\"a\" /></p>\n"),
            (
                "- > [a](/spf)",
                "<ul>\n<li>\n<blockquote>\n<p><a href=\"/de/spf/\">a</a></p>\n</blockquote>\n</li>\n</ul>\n"
            ),
            ("`[a](/spf)`", "<p><code>[a](/spf)</code></p>\n"),
            ("a", "<p>a</p>\n"),
        ])
    func rewritten(markdown: String, html: String) {
        let document = Document(markdown) { $0 == "/spf" ? "/de/spf/" : nil }
        #expect(document.html == html)
    }

    @Test func `each destination is passed without escapes, in document order`() {
        var asked: [String] = []
        let markdown = "[a](/x?b=1&amp;c=2) <https://a.example/ü> [d]() [e](<f g>)\n\n> [h](/%41)"
        _ = Document(markdown) { destination in
            asked.append(destination)
            return nil
        }
        #expect(asked == ["/x?b=1&c=2", "https://a.example/ü", "", "f g", "/%41"])
    }

    @Test func `the text of an automatic link stays`() {
        let document = Document("<https://a.example/>") { _ in "/b" }
        #expect(document.html == "<p><a href=\"/b\">https://a.example/</a></p>\n")
    }

    @Test(
        "a rewritten destination is escaped and made safe like one that an author wrote",
        arguments: [
            ("javascript:alert(1)", ""), ("data:text/html,a", ""), ("/a\"b", "/a%22b"),
            ("/a?b=1&c=2", "/a?b=1&amp;c=2"), ("/<>", "/%3C%3E"), ("", ""), ("/ü", "/%C3%BC"),
            ("/'", "/&#x27;"),
        ])
    func rewrittenUnsafe(destination: String, href: String) {
        let document = Document("[a](/x)") { _ in destination }
        #expect(document.html == "<p><a href=\"\(href)\">a</a></p>\n")
    }

    @Test func `the events of a document have the new destinations too`() {
        let document = Document("[a](/spf)") { _ in "/de/spf/" }
        #expect(document.events.filter { $0.kind == .link("/de/spf/") }.count == 2)
    }
}
