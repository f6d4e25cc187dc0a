import Diagnostics
import Links
import PageCompiler
import Pages
import Rejections
import SiteContent
import TestSupport
import Testing

/// The page of a list that the operator's mail server does not use: nothing on it says that this
/// server rejected the message.
@Suite struct UnusedListTests {
    private let folder: SiteFolder
    private let text = "Content/reasons/dnsbl/en.md"

    init() throws {
        folder = try SiteFolder()
        try folder.edit(
            text, "{provider: Please help.}",
            "{provider: Please help., operator: 'You rejected it.'}")
        try folder.edit(
            text, "Do *this*.",
            "Do {{#list-unused}}that{{/list-unused}}"
                + "{{^list-unused}}this{{/list-unused}}.")
        try folder.edit(
            "Content/reasons/dnsbl/de.md", "{provider: Please help.}",
            "{provider: Please help., operator: 'You rejected it.'}")
    }

    private func page(
        _ slug: String, zone: String? = nil, _ format: Format = .text, ip: String? = nil
    ) throws -> String {
        let site = try #require(ContentLoader.load(folder.sources).site)
        let result = SiteCompiler.compile(
            site, from: folder.sources)
        #expect(result.diagnostics.sorted.filter { $0.severity == .error } == [])
        let subject = Subject.reason(try #require(Slug(slug)), zone.flatMap(ListName.init))
        let page = try #require(
            result.site?.pages.first { $0.subject == subject && $0.locale.description == "en" })
        let query = LinkQuery(ip.flatMap { IPAddress($0) }.map(ParameterValue.ip))
        let filled = (format == .json ? page.json : page.text).filled(with: query)
        return String(decoding: filled.bytes, as: UTF8.self)
    }

    @Test func `of a list in use, the page says that the operator rejected the message`() throws {
        let page = try page("dnsbl", zone: "bl.list.example")
        #expect(page.contains("Blocked, Example Mail."))
        #expect(page.contains("1. Do this."))
        #expect(page.contains("You rejected it."))
    }

    @Test func `of another list, neither summary, steps, nor texts to forward say so`() throws {
        try folder.edit("Content/site.yaml", "[alive]", "[other]")
        try folder.write(
            "Content/blocklists/other.yaml",
            try folder.read("Content/blocklists/alive.yaml")
                .replacing("list.example", with: "other.example"))
        for format in [Format.text, .json] {
            let page = try page("dnsbl", zone: "bl.list.example", format)
            #expect(page.contains("We do not ask this list."))
            #expect(!page.contains("Blocked, Example Mail."))
            #expect(page.contains("Do that."))
            #expect(page.contains("Please help."))
            #expect(!page.contains("You rejected it."))
        }
        #expect(try page("dnsbl", zone: "bl.other.example").contains("Blocked, Example Mail."))
        #expect(try page("dnsbl").contains("You rejected it."))
        // That a list has ended is the operator's mistake.
        #expect(try page("dnsbl", zone: "bl.dead.example").contains("Our fault, Example Mail."))
    }

    @Test func `where the operator must act, the text for them comes first`() throws {
        for locale in ["de", "en"] {
            try folder.edit(
                "Content/reasons/dnsbl-broken/\(locale).md", "next:",
                "forward: {recipient: Please ask., operator: Please look.}\nnext:")
        }
        let page = try page("dnsbl-broken")
        let (us, recipient) = (page.firstRange(of: "look."), page.firstRange(of: "ask."))
        #expect(try #require(us).lowerBound < (try #require(recipient)).lowerBound)
    }

    @Test func `a list without IPv6 is not asked about an IPv6 address`() throws {
        try folder.edit(
            text, "Look at",
            """
            {{#list-no-ipv6}}
            {{#ip-v6}}
            Not {{ip-v6}}.
            {{/ip-v6}}
            {{/list-no-ipv6}}

            {{#list-queried}}
            Ask {{list-queried}}.
            {{/list-queried}}

            Look at
            """)
        let list = "bl.list.example"
        #expect(try page("dnsbl", zone: list, ip: "::1").contains("Ask bl.list.example."))
        try folder.edit("Content/blocklists/alive.yaml", "codes:", "ipv6: false\ncodes:")
        let six = try page("dnsbl", zone: list, ip: "::1")
        #expect(six.contains("Not ::1."))
        #expect(!six.contains("Ask"))
        for ip in ["192.0.2.1", nil] {
            let page = try page("dnsbl", zone: list, ip: ip)
            #expect(page.contains("Ask bl.list.example."))
            #expect(!page.contains("Not"))
        }
    }
}
