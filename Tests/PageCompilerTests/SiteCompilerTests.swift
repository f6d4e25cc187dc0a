import Diagnostics
import Foundation
import Links
import PageCompiler
import Pages
import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite struct SiteCompilerTests {
    let folder: SiteFolder
    let site: CompiledSite

    init() throws {
        folder = try SiteFolder()
        site = try Self.compile(folder)
    }

    private static func compile(_ folder: SiteFolder) throws -> CompiledSite {
        let site = try #require(ContentLoader.load(folder.sources).site)
        let result = SiteCompiler.compile(
            site, from: folder.sources)
        #expect(result.diagnostics.sorted.filter { $0.severity == .error } == [])
        return try #require(result.site)
    }

    private func page(
        _ slug: String, _ zone: String? = nil, locale: String = "en",
        in site: CompiledSite? = nil
    ) throws -> SitePage {
        let slug = try #require(Slug(slug))
        let subject = Subject.reason(slug, zone.flatMap(ListName.init))
        return try #require(
            (site ?? self.site).pages.first {
                $0.subject == subject && $0.locale.description == locale
            })
    }

    private func html(_ page: SitePage, _ query: LinkQuery = LinkQuery()) -> String {
        String(decoding: page.html.filled(with: query).bytes, as: UTF8.self)
    }

    @Test func `each locale has a page for each reason, zone, and guide, an index, and a 404 page`()
    {
        let german = site.pages.filter { $0.locale.description == "de" }.map {
            SitePath.page($0.subject, $0.locale)
        }
        #expect(
            german == [
                "de/", "de/blocklists/", "de/404.html", "de/dnsbl/", "de/dnsbl/bl.dead.example/",
                "de/dnsbl/bl.list.example/", "de/dnsbl-broken/", "de/dnsbl-broken/bl.dead.example/",
                "de/dnsbl-broken/bl.list.example/", "de/too-big/", "de/first-steps/",
            ])
        #expect(site.pages.count == 2 * german.count)
    }

    @Test func `values are shown where the link has them, and nothing is missing without them`()
        throws
    {
        let page = try page("dnsbl", "bl.list.example")
        let query = LinkQuery(
            IPAddress("2001:DB8::1").map(ParameterValue.ip),
            EnhancedStatusCode("5.7.1").map(ParameterValue.code))
        let filled = html(page, query)
        #expect(filled.contains("<p>Server <code>2001:db8::1</code>.</p>"))
        #expect(filled.contains("href=\"https://list.example/?ip=2001:db8::1\""))
        #expect(filled.contains("<dd><code>5.7.1</code></dd>"))
        #expect(
            filled.contains(
                "href=\"/de/dnsbl/bl.list.example/?ip=2001:db8::1&amp;code=5.7.1\""))
        let plain = html(page)
        #expect(plain.contains("<p>A server.</p>"))
        #expect(plain.contains("href=\"/de/dnsbl/bl.list.example/\""))
        for text in [filled, plain] {
            #expect(!text.contains("zqRetour"))
            #expect(!text.contains("{{"))
        }
    }

    @Test func `the text to forward is complete, in the reader's language and in English`() throws {
        let query = LinkQuery(IPAddress("192.0.2.1").map(ParameterValue.ip))
        let german = html(try page("dnsbl", "bl.list.example", locale: "de"), query)
        #expect(german.ranges(of: "<pre class=\"message\"").count == 2)
        #expect(german.contains("Suche: https://list.example/?ip=192.0.2.1"))
        #expect(german.contains("Search: https://list.example/?ip=192.0.2.1"))
        #expect(
            german.contains(
                "More: https://reject.example/en/dnsbl/bl.list.example/?ip=192.0.2.1"))
        let english = html(try page("dnsbl", "bl.list.example"), query)
        #expect(english.ranges(of: "<pre class=\"message\"").count == 1)
        #expect(english.contains("href=\"mailto:?subject=Rejected%20at%20Example%20Mail"))
        #expect(english.contains("%0D%0AOur%20server:%20192.0.2.1%0D%0A"))
    }

    @Test func `the facts of a list become sentences`() throws {
        let english = html(try page("dnsbl", "bl.list.example"))
        #expect(
            english.contains(
                "<p>Listed there: spammers and botnets.</p>"))
        #expect(english.contains("<p>Listings end 24 hours after the last report.</p>"))
        let german = html(try page("dnsbl", "bl.list.example", locale: "de"))
        #expect(german.contains("<p>Einträge enden 24 Stunden nach der letzten Meldung.</p>"))
    }

    @Test(
        "each known fact about removal becomes a sentence, and unknown ones are left out",
        arguments: [
            (
                "by: admin\n  delay: PT24H\n  email: tidy@list.example\n  needs: [account, imprint]",
                [
                    "Administrators may request removal.", "Fix the cause first.",
                    "Have ready: a login and a legal notice.",
                    "Requests are sent to tidy@list.example.", "Requests take 24 hours.",
                    "Requests are free.",
                ], ["Listings end"]
            ),
            (
                "by: nobody\n  expiry: never\n  payment: offered",
                ["Listings never end.", "Some requests cost money."],
                ["Requests are free."]
            ),
            (
                "expiry: P7D\n  expiry-from: start",
                ["Listings end 7 days after the first report."],
                ["may request removal", "Requests are free.", "Fix the cause first."]
            ),
            (
                "by: provider\n  expiry: eventually", ["Listings end at some time."],
                ["Fix the cause first."]
            ),
        ] as [(String, [String], [String])])
    func removal(facts: String, said: [String], unsaid: [String]) throws {
        try folder.edit(
            "Content/blocklists/alive.yaml", "by: nobody\n  expiry: PT24H", facts)
        let english = html(try page("dnsbl", "bl.list.example", in: try Self.compile(folder)))
        for sentence in said { #expect(english.contains(sentence)) }
        for sentence in unsaid { #expect(!english.contains(sentence)) }
    }

    @Test func `a combined list links the pages of its parts and keeps the values of the link`()
        throws
    {
        try folder.edit(
            "Content/blocklists/alive.yaml", "lists: [spam-source, botnet]",
            "parts:\n  - list: part\n    codes: [127.0.0.2]")
        try folder.write(
            "Content/blocklists/part.yaml",
            """
            name: The Part
            operator: List Society
            website: https://list.example/
            kind: address
            aliases: [part.list.example]
            lists: [botnet]
            removal: {by: admin}
            checked: 2026-11-24
            confidence: high

            """)
        let site = try Self.compile(folder)
        let query = LinkQuery(IPAddress("192.0.2.1").map(ParameterValue.ip))
        let whole = html(try page("dnsbl", "bl.list.example", in: site), query)
        #expect(whole.contains(#"<a href="/en/dnsbl/part/?ip=192.0.2.1">The Part</a>"#))
        #expect(whole.contains("<code>127.0.0.2</code>: Fix the cause of botnet. "))
        let part = html(try page("dnsbl", "part", in: site))
        #expect(part.contains("<p>Part of: The Living List.</p>"))
        #expect(!part.contains("We do not ask this list."))
        let list = site.catalogue.list(utf8: "PART.list.example".utf8)
        #expect(list?.description == "part")
    }

    @Test func `the page of a list that the operator does not use says so`() throws {
        try folder.edit("Content/site.yaml", "[alive]", "[alive, other]")
        try folder.write(
            "Content/blocklists/other.yaml",
            try folder.read("Content/blocklists/alive.yaml")
                .replacing("list.example", with: "other.example"))
        let used = html(try page("dnsbl", "bl.other.example", in: try Self.compile(folder)))
        #expect(!used.contains("We do not ask this list."))
        try folder.edit("Content/site.yaml", "[alive, other]", "[alive]")
        let unused = html(try page("dnsbl", "bl.other.example", in: try Self.compile(folder)))
        #expect(unused.contains("We do not ask this list."))
    }

    @Test func `facts that nobody has confirmed are marked as uncertain`() throws {
        try folder.edit(
            "Content/blocklists/alive.yaml", "confidence: high",
            "confidence: medium\nunsure: [expiry, codes]\ndisputed: true")
        let english = html(try page("dnsbl", "bl.list.example", in: try Self.compile(folder)))
        #expect(
            english.contains("Uncertain: the codes and the expiry."))
        #expect(english.contains("Sources disagree about this list."))
    }

    @Test func `the page of a list that has shut down says that the operator is at fault`() throws {
        let page = try page("dnsbl", "bl.dead.example")
        let text = html(page)
        #expect(text.contains("<h1>Our fault</h1>"))
        #expect(text.contains("<h2 class=\"actor\">We, Example Mail, can fix this.</h2>"))
        #expect(text.contains("Shut down (2013)."))
        #expect(!text.contains("<pre class=\"message\""))
    }

    @Test
    func `a missing translation is replaced by the default locale, with a notice and its language`()
        throws
    {
        try folder.remove("Content/reasons/too-big/en.md")
        let text = html(try page("too-big", in: try Self.compile(folder)))
        #expect(text.contains("<html lang=\"en\" dir=\"ltr\">"))
        #expect(text.contains("<h1 lang=\"de\" dir=\"ltr\">Zu groß</h1>"))
        #expect(text.contains("This text is in German."))
    }

    @Test func `links between pages stay in the language`() throws {
        #expect(html(try page("dnsbl")).contains("<a href=\"/en/too-big/\">that</a>"))
    }

    @Test func `a value with markup is text, wherever an editor puts it`() throws {
        try folder.edit("Content/site.yaml", "Example Mail", "\"A\\\"<b>\\u0301&*x*\"")
        try folder.edit(
            "Content/reasons/too-big/en.md", "Do *this*.",
            "Do `{{organization}}` {{organization}} [x](https://example.org/?q={{organization}}).")
        let text = html(try page("too-big", in: try Self.compile(folder)))
        let escaped = "A&quot;&lt;b&gt;\u{301}&amp;*x*"
        #expect(
            text.contains(
                "Do <code>\(escaped)</code> \(escaped) "
                    + "<a href=\"https://example.org/?q=A%22%3Cb%3E%CC%81%26%2Ax%2A\">x</a>."))
        #expect(!text.contains("<b>"))
    }

    @Test func `the policy in a page allows its style by its hash, and nothing else inline`() throws
    {
        let text = html(try page("too-big"))
        let style = try #require(text.firstMatch(of: /<style>(.*?)<\/style>/.dotMatchesNewlines()))
        let digest = try sha256(String(style.1))
        #expect(site.policy.header.contains("style-src 'sha256-\(digest)';"))
        #expect(text.contains("content=\"default-src 'none'; style-src 'sha256-\(digest)';"))
        #expect(!text.contains(" style="))
    }

    @Test func `JSON has the same facts for programs`() throws {
        let page = try page("dnsbl", "bl.list.example")
        let query = LinkQuery(IPAddress("192.0.2.1").map(ParameterValue.ip))
        let object = try JSONSerialization.jsonObject(
            with: Data(page.json.filled(with: query).bytes))
        let members = try #require(object as? [String: Any])
        #expect(members["reason"] as? String == "dnsbl")
        #expect(members["actor"] as? String == "provider")
        #expect(members["ip"] as? String == "192.0.2.1")
        #expect(members["list"] as? String == "bl.list.example")
        #expect(members["lookup"] as? String == "https://list.example/?ip=192.0.2.1")
        #expect(
            members["steps"] as? [String] == [
                "Do this.", "Then that <https://reject.example/en/too-big/>.",
            ])
        #expect(members["code"] is NSNull)
    }

    @Test func `in JSON, a service has the name that links give it`() throws {
        try folder.addService()
        let page = try page("dnsbl", "rating", in: Self.compile(folder))
        let object = try JSONSerialization.jsonObject(
            with: Data(page.json.filled(with: LinkQuery()).bytes))
        let members = try #require(object as? [String: Any])
        #expect(members["list"] as? String == "rating")
    }

    @Test func `plain text has no markup`() throws {
        let page = try page("dnsbl", "bl.list.example")
        let text = String(
            decoding: page.text.filled(
                with: LinkQuery(IPAddress("192.0.2.1").map(ParameterValue.ip))
            ).bytes, as: UTF8.self)
        #expect(text.hasPrefix("Blocked\n\nBlocked, Example Mail.\n"))
        #expect(text.contains("Server: 192.0.2.1\n"))
        #expect(text.contains("1. Do this.\n"))
        #expect(!text.contains("<p>"))
        #expect(!text.contains("&amp;"))
    }

    @Test func `the same sources give the same site`() throws {
        let again = try Self.compile(folder)
        for format in Format.allCases {
            #expect(
                again.pages.map { $0.page(in: format).segments }
                    == site.pages.map { $0.page(in: format).segments })
        }
    }

    /// Base64 of the SHA-256, computed by another program than ours.
    private func sha256(_ text: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "sha256sum | cut -c1-64"]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let hex = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let digits = Array(hex.prefix(64))
        let bytes = try stride(from: 0, to: 64, by: 2).map { index in
            try #require(UInt8(String(digits[index...(index + 1)]), radix: 16))
        }
        return Data(bytes).base64EncodedString()
    }
}
