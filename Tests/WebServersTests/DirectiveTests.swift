import Links
import Pages
import Rejections
import TestSupport
import Testing

@testable import WebServers

/// What an editor writes never becomes a directive.
@Suite struct DirectiveTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// The files of a page whose text is `text`, followed by an address.
    private func filled(_ text: String, by server: any WebServer.Type) throws -> String {
        let page = Page([.literal(Array(text.utf8)), .placeholder(.ip, .text)])
        let site = try SmallSite.make()
        let small = try #require(site.pages.first)
        let files = try server.init(site).files(
            of: SitePage(subject: .index, locale: small.locale) { _ in page })
        return self.text(try #require(files.first { $0.path == "de/index.html" }).bytes)
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

    /// A page with a section in a section.
    private func nested(by server: any WebServer.Type) throws -> String {
        var builder = SegmentBuilder()
        builder.begin(Condition(.ip, isKnown: true), .text)
        builder.append(literal: "a")
        builder.begin(Condition(.code, isKnown: false), .text)
        builder.append(literal: "b")
        builder.end()
        builder.end()
        builder.append(literal: "c")
        let page = Page(builder.finished())
        let site = try SmallSite.make()
        let small = try #require(site.pages.first)
        let files = try server.init(site).files(
            of: SitePage(subject: .index, locale: small.locale) { _ in page })
        return text(try #require(files.first { $0.path == "de/index.html" }).bytes)
    }

    @Test func `sections become the conditions of each web server, for nginx without nesting`()
        throws
    {
        #expect(
            try nested(by: Nginx.self)
                == "<!--#if expr=\"$retour_ip\" -->a<!--#endif -->"
                + "<!--#if expr=\"$retour_values = /^[^,]+,[^,]*,[^,]*,,[^,]*,[^,]*;/\" -->b<!--#endif -->c"
        )
        #expect(
            try nested(by: Apache.self)
                == "<!--#if expr=\"-n reqenv('retour_ip')\" -->a"
                + "<!--#if expr=\"-z reqenv('retour_code')\" -->b<!--#endif --><!--#endif -->c")
        let value = { (name: String) in "(placeholder \"http.vars.retour_\(name)\")" }
        #expect(
            try nested(by: Caddy.self)
                == "{{if and true \(value("ip"))}}a{{if and true (not \(value("code")))}}b"
                + "{{end}}{{end}}c")
    }
}
