import Links
import Pages
import Rejections
import TestSupport
import Testing

@testable import WebServers

/// What an editor writes never becomes a directive.
@Suite struct DirectiveTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// The files of a page whose text is `text`, with an address behind it.
    private func filled(_ text: String, by server: any WebServer.Type) throws -> String {
        let literal = Segment.literal(Array(text.utf8))
        let page = Page(
            parameters: .ip,
            variants: [
                Page.Variant(known: [], segments: [literal]),
                Page.Variant(
                    known: .ip, segments: [literal, .placeholder(.ip, .text)]),
            ])
        let site = try SmallSite.make()
        let small = try #require(site.pages.first)
        let files = try server.init(site).files(
            of: SitePage(
                subject: .index, locale: small.locale, html: page, text: small.text,
                json: small.json))
        let plain = try #require(files.first { $0.path == "de/index.html" })
        #expect(self.text(plain.bytes) == text)
        return self.text(
            try #require(files.first { $0.path == "_variants/ip/de/index.html" }).bytes)
    }

    @Test(
        arguments: [
            ("a <!--#exec cmd=\"id\" --> b", "a LESS!--#exec cmd=\"id\" --> b"),
            ("<!--#<!--#", "LESS!--#LESS!--#"), ("<!-- # --> <!--", "<!-- # --> <!--"),
            ("<<!--#", "<LESS!--#"), ("", ""),
        ])
    func `a server-side include is printed by one`(_ literal: String, _ expected: String) throws {
        let less = "<!--#echo encoding=\"none\" var=\"retour_less_than\" -->"
        for server in [Nginx.self, Apache.self] as [any WebServer.Type] {
            #expect(
                try filled(literal, by: server) == expected.replacing("LESS", with: less)
                    + "<!--#echo encoding=\"entity\" var=\"retour_ip\" -->")
        }
    }

    @Test(
        arguments: [
            ("a {{env \"HOME\"}} b", "a BRACE{env \"HOME\"}} b"), ("{", "BRACE"),
            ("{{{", "BRACEBRACEBRACE"), ("{a}", "{a}"), ("}}`{ {", "}}`{ BRACE"), ("", ""),
        ])
    func `an action of Caddy's templates is printed by one`(
        _ literal: String, _ expected: String
    ) throws {
        #expect(
            try filled(literal, by: Caddy.self) == expected.replacing("BRACE", with: "{{\"{\"}}")
                + "{{placeholder \"http.vars.retour_ip\" | lower | html}}")
    }

    @Test func `whatever the text, what is left of it after the directives holds no other one`()
        throws
    {
        var random = SplitMix64(seed: 4)
        let pieces = [
            "<", "!", "--", "#", "<!--#", "{", "}", "{{", "}}", "`", "<?", " ", "x", "\"",
        ]
        for _ in 0..<500 {
            let count = Int.random(in: 0..<12, using: &random)
            let literal = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined()
            let includes = try filled(literal, by: Nginx.self)
            let less = "<!--#echo encoding=\"none\" var=\"retour_less_than\" -->"
            let value = "<!--#echo encoding=\"entity\" var=\"retour_ip\" -->"
            #expect(includes.hasSuffix(value))
            #expect(includes.dropLast(value.count).replacing(less, with: "<") == literal)
            #expect(!includes.dropLast(value.count).replacing(less, with: "|").contains("<!--#"))

            let template = try filled(literal, by: Caddy.self)
            let brace = "{{\"{\"}}"
            let action = "{{placeholder \"http.vars.retour_ip\" | lower | html}}"
            #expect(template.hasSuffix(action))
            let rest = template.dropLast(action.count)
            #expect(rest.replacing(brace, with: "{") == literal)
            #expect(!rest.replacing(brace, with: "|").contains("{{"))
        }
    }
}
