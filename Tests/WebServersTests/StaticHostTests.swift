import Links
import Pages
import Rejections
import TestSupport
import Testing

@testable import WebServers

@Suite struct StaticHostTests {
    @Test
    func
        `every page is there in each format, and where links without a language or with a key look`()
        throws
    {
        let compiled = try SmallSite.make()
        let site = StaticHost(compiled)
        let pages = try compiled.pages.flatMap { try site.files(of: $0).map(\.path) }
        #expect(
            (pages + site.otherFiles.map(\.path)).sorted() == [
                ".nojekyll", "404.html", "_headers", "_redirects", "de/404.html", "de/404.json",
                "de/404.txt", "de/dnsbl.json",
                "de/dnsbl.txt", "de/dnsbl/bl.list.example.json", "de/dnsbl/bl.list.example.txt",
                "de/dnsbl/bl.list.example/index.html", "de/dnsbl/dq.list.example/index.html",
                "de/dnsbl/index.html", "de/index.html",
                "de/index.json", "de/index.txt", "de/spf.json", "de/spf.txt", "de/spf/index.html",
                "dnsbl/index.html", "en/404.html", "en/404.json", "en/404.txt", "en/dnsbl.json",
                "en/dnsbl.txt", "en/dnsbl/bl.list.example.json", "en/dnsbl/bl.list.example.txt",
                "en/dnsbl/bl.list.example/index.html", "en/dnsbl/dq.list.example/index.html",
                "en/dnsbl/index.html", "en/index.html",
                "en/index.json", "en/index.txt", "en/spf.json", "en/spf.txt", "en/spf/index.html",
                "icon.svg", "index.html", "robots.txt", "sitemap.xml", "spf/index.html",
            ])
    }

    @Test func `a service that is only queried with a key has a copy of its page for that zone`()
        throws
    {
        let compiled = try SmallSite.make(lists: ["bl.list.example", "rating"])
        let page = try #require(
            compiled.pages.first {
                SitePath.page($0.subject, $0.locale) == "de/dnsbl/rating/"
            })
        let files = try StaticHost(compiled).files(of: page)
        #expect(
            files.map(\.path) == [
                "de/dnsbl/rating/index.html", "de/dnsbl/rating.txt", "de/dnsbl/rating.json",
                "de/dnsbl/r.rating.example/index.html",
            ])
        #expect(files.first?.bytes == files.last?.bytes)
    }

    @Test func `a page carries its sections for the script, and reads in full without it`()
        throws
    {
        let compiled = try SmallSite.make()
        let page = try #require(compiled.pages.first { $0.html.parameters == [.ip] })
        let html = try #require(try StaticHost(compiled).files(of: page).first)
        #expect(
            String(decoding: html.bytes, as: UTF8.self) == """
                <html><body class="x">de/dnsbl/ <template data-if="ip">zqRetour(V,ip)</template>\
                <template data-unless="ip"></template>none<template data-end></template>\
                \(ScriptElements.parameters)\(ScriptElements.margins)</body></html>
                """)
    }

    @Test func `the script reads the names and patterns of parameters from the page`() throws {
        // So that `dataset` of the script has the same names.
        #expect(
            Parameter.allCases.allSatisfy { $0.rawValue.allSatisfy { ("a"..."z").contains($0) } })
        let number = "(?:0|[1-9][0-9]{0,2})"
        #expect(ScriptElements.parameters.hasPrefix("<template id=\"parameters\" data-ip=\"(?:("))
        #expect(
            ScriptElements.parameters.hasSuffix(
                " data-code=\"([245]\\.\(number)\\.\(number))\"></template>\n"))
    }

    @Test func `the formats of legacy links are in the pages that a host shows for them`() throws {
        let compiled = try SmallSite.make(baseURL: "https://a.example/sub&x")
        let element = """
            <template id="legacy" data-base="/sub&amp;x" \
            data-paths="why=spf why.html=spf rbl/:ip/:list=dnsbl rbl/:ip=dnsbl" \
            data-coded="/ /case /case.html /de /en" data-codes="bl=dnsbl dnsbl rbl=dnsbl spf" data-other="" \
            data-kinds="ip=ip list=list" data-locale="[a-z]{2}(?:[-_][a-z0-9]{2,4})?"></template>

            """
        for page in compiled.pages {
            let html = try #require(try StaticHost(compiled).files(of: page).first)
            let hasFormats = [.index, .notFound].contains(page.subject)
            #expect(
                String(decoding: html.bytes, as: UTF8.self).contains(element) == hasFormats)
        }
    }

    @Test func `an attribute or a title with values has its full text in another one`() throws {
        var builder = SegmentBuilder()
        builder.append(literal: "<title>Help")
        builder.begin(Condition(.ip, isKnown: true), .plainElement)
        builder.append(literal: " for ")
        builder.append(placeholder: .ip, .plainElement)
        builder.end()
        builder.append(literal: "</title><a class=\"x\" href=\"/de/")
        builder.begin(Condition(.ip, isKnown: true), .attribute)
        builder.append(literal: "?ip=")
        builder.append(placeholder: .ip, .urlQuery)
        builder.end()
        builder.append(literal: "\">a</a>")
        #expect(
            String(decoding: ScriptedDocument.html(Page(builder.finished())), as: UTF8.self)
                == "<title data-fill=\"Helpzqa(K,ip) for zqa(V,ip)zqa(E)\">Help</title>"
                .replacing("zqa", with: "zqRetour")
                + "<a class=\"x\" data-fill-href=\"/de/zqa(K,ip)?ip=zqa(V,ip)zqa(E)\" "
                .replacing("zqa", with: "zqRetour") + "href=\"/de/\">a</a>")
    }

    @Test func `reports a template without a body`() throws {
        let error = #expect(throws: WebServerError.self) {
            try ScriptElements.appending([], to: Array("<p>".utf8), path: "de/dnsbl/")
        }
        #expect(
            error?.description == "de/dnsbl/: the template has no <body> … </body>; add it")
    }

    @Test func `the sitemap names every page once with its other languages`() throws {
        let compiled = try SmallSite.make(baseURL: "https://a.example/sub/")
        let xml = Sitemap.xml(of: compiled)
        #expect(xml.ranges(of: "<loc>").count == 8)
        #expect(
            xml.contains(
                "<url><loc>https://a.example/sub/de/spf/</loc><xhtml:link rel=\"alternate\" "
                    + "hreflang=\"de\" href=\"https://a.example/sub/de/spf/\"/><xhtml:link "
                    + "rel=\"alternate\" hreflang=\"en\" "
                    + "href=\"https://a.example/sub/en/spf/\"/></url>\n"))
        #expect(!xml.contains("404"))
        #expect(
            Sitemap.robots(of: compiled)
                == "User-agent: *\nAllow: /\nSitemap: https://a.example/sub/sitemap.xml\n")
    }

    private func text(_ path: String) throws -> String {
        let files = StaticHost(try SmallSite.make()).otherFiles
        return String(
            decoding: try #require(files.first { $0.path == path }).bytes, as: UTF8.self)
    }

    @Test func `hosts that read header fields from the tree find them there`() throws {
        #expect(
            try text("_headers") == """
                /*
                  Content-Security-Policy: default-src 'none'; \
                style-src 'sha256-c3R5bGU='; img-src 'self'; script-src 'self'; base-uri 'none'; \
                form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; \
                frame-ancestors 'none'
                  X-Content-Type-Options: nosniff
                  Referrer-Policy: no-referrer
                  Permissions-Policy: camera=(), microphone=(), geolocation=(), browsing-topics=()
                  Cross-Origin-Opener-Policy: same-origin
                  Cross-Origin-Resource-Policy: same-origin
                  Strict-Transport-Security: max-age=31536000
                  Cache-Control: max-age=300

                """)
    }

    @Test func `hosts that know the reader's language choose the page, and redirect legacy links`()
        throws
    {
        #expect(
            try text("_redirects") == """
                / /de/ 302! Language=de
                / /en/ 302! Language=en
                /dnsbl /de/dnsbl/ 302! Language=de
                /dnsbl /en/dnsbl/ 302! Language=en
                /spf /de/spf/ 302! Language=de
                /spf /en/spf/ 302! Language=en
                /why /spf/ 302
                /Why /spf/ 302
                /why.html /spf/ 302
                /Why.html /spf/ 302
                /rbl/:ip/:list /dnsbl/?ip=:ip&list=:list 302
                /Rbl/:ip/:list /dnsbl/?ip=:ip&list=:list 302
                /rbl/:ip /dnsbl/?ip=:ip 302
                /Rbl/:ip /dnsbl/?ip=:ip 302

                """)
    }
}
