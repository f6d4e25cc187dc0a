import Diagnostics
import Foundation
import Links
import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite struct ContentLoaderTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder.content()
    }

    private func load(today: String? = nil) -> LoadedContent {
        ContentLoader.load(folder.sources, today: today.flatMap(CalendarDate.init))
    }

    private func messages(today: String? = nil) -> [String] {
        load(today: today).diagnostics.sorted.map { folder.relative($0.description) }
    }

    @Test func `a valid site loads without diagnostics`() throws {
        #expect(messages() == [])
        let site = try #require(load().site)
        #expect(site.operator.organization.description == "Example Mail")
        #expect(site.locales.map(\.description) == ["de", "en"])
        #expect(site.reasons.map(\.slug.description) == ["dnsbl", "dnsbl-broken", "too-big"])
        #expect(site.blocklists.map(\.slug.description) == ["alive", "dead"])
        #expect(site.usedBlocklists.map(\.description) == ["alive"])
        let dnsbl = try #require(site.reasons.first)
        #expect(dnsbl.parameters == [.ip, .code])
        #expect(
            dnsbl.references.map(\.url) == [
                "https://www.rfc-editor.org/rfc/rfc5782#section-2.1"
            ])
        let dead = try #require(site.blocklists.last)
        #expect(dead.status == .ended(CalendarDate("2013"), listsEverything: false))
    }

    @Test func `phrases have the names of their groups`() throws {
        let phrases = try #require(load().site?.languages.values.first).phrases
        #expect(phrases.entries.keys.sorted() == ["list-blocked", "list-heading", "skip"])
        #expect(phrases.entries["list-heading"]?.origin == Position(line: 3, column: 13))
    }

    @Test func `an operator may name a blocklist by its zone`() throws {
        try folder.edit("Content/site.yaml", "[alive]", "[BL.list.example]")
        #expect(try #require(load().site).usedBlocklists.map(\.description) == ["alive"])
    }

    @Test func `links find a list that is only queried with a key by the suffix of its zone`()
        throws
    {
        try folder.edit(
            "Content/blocklists/alive.yaml",
            "kind: address\nzones: [bl.list.example]\nkeyed-zones", "kind: reputation\nkeyed-zones")
        let catalogue = try #require(load().site).catalogue
        let list = ListName("alive")
        #expect(catalogue.list(utf8: "alive".utf8) == list)
        #expect(catalogue.list(utf8: "dq.list.example".utf8) == list)
        #expect(catalogue.list(utf8: "key.dq.list.example".utf8) == list)
    }

    @Test func `the time of an expiry may count from the beginning of the listing`() throws {
        try folder.edit(
            "Content/blocklists/alive.yaml", "expiry: PT24H",
            "expiry: PT24H\n  expiry-from: start")
        let span = try #require(TimeSpan("PT24H"))
        #expect(load().site?.blocklists.first?.removal.expiry == .afterStart(span))
    }

    @Test func `a list may have ended on an unknown day`() throws {
        try folder.edit("Content/blocklists/dead.yaml", "ended: 2013", "ended: unknown")
        #expect(load().site?.blocklists.last?.status == .ended(nil, listsEverything: false))
    }

    @Test func `a lookup link without the address is a warning, a form is not`() throws {
        try folder.edit(
            "Content/blocklists/alive.yaml", "lookup: https://list.example/?ip={ip}",
            "lookup: https://list.example/")
        #expect(load().site != nil)
        #expect(
            messages() == [
                "Content/blocklists/alive.yaml:10:9: warning: the lookup link has no {ip}, so it "
                    + "does not show the address's listing; put {ip} where the address goes, or "
                    + "name the key 'lookup-form'"
            ])
        try folder.edit("Content/blocklists/alive.yaml", "lookup: ", "lookup-form: ")
        #expect(messages() == [])
    }

    @Test func `warns about facts that were last reviewed more than a year ago`() throws {
        try folder.edit("Content/reasons/dnsbl/reason.yaml", "2026-11-24", "2026-11-23")
        try folder.edit("Content/blocklists/alive.yaml", "2026-11-24", "2026-10")
        #expect(messages() == [])
        #expect(messages(today: "2027-11-23") == ageWarnings.dropLast())
        #expect(messages(today: "2027-11-24") == ageWarnings)
    }

    private let ageWarnings = [
        "Content/blocklists/alive.yaml:14:10: warning: last reviewed on 2026-10, over a year ago; "
            + "compare it with reality, then set 'checked' to the day you did",
        "Content/reasons/dnsbl/reason.yaml:10:11: warning: last reviewed on 2026-11-23, over a year "
            + "ago; compare it with reality, then set 'reviewed' to the day you did",
    ]

    @Test func `a missing translation is a warning, and the site still loads`() throws {
        try folder.remove("Content/reasons/too-big/en.md")
        #expect(load().site != nil)
        #expect(
            messages() == [
                "Content/reasons/too-big/en.md:1:1: warning: the text is missing; until it is "
                    + "written the page shows the one in 'de'"
            ])
    }

    @Test func `a missing text in the default locale is an error`() throws {
        try folder.remove("Content/reasons/too-big/de.md")
        #expect(load().site == nil)
        #expect(
            messages() == [
                "Content/reasons/too-big/de.md:1:1: error: the text in the default locale is "
                    + "missing; write it"
            ])
    }

    @Test func `warns about files that nothing reads`() throws {
        try folder.write("Content/reasons/too-big/en.md~", "")
        try folder.write("Content/locales/fr.yaml", "")
        #expect(
            messages() == [
                "Content/locales/fr.yaml:1:1: warning: nothing reads this file; name its locale "
                    + "among 'locales' in site.yaml",
                "Content/reasons/too-big/en.md~:1:1: warning: nothing reads this file; texts are "
                    + "named after a locale in site.yaml",
            ])
    }

    @Test func `reports names of files and folders that cannot be links`() throws {
        try folder.write("Content/reasons/Too_Many/reason.yaml", "")
        try folder.write("Content/blocklists/list.yml", "")
        #expect(
            messages() == [
                "Content/blocklists/list.yml:1:1: error: a blocklist's file has a name such as "
                    + "'spamcop.yaml': lower-case words, joined by hyphens",
                "Content/reasons/Too_Many:1:1: error: a reason's folder has a name such as "
                    + "'mailbox-full': lower-case words, joined by hyphens, and not the name of a "
                    + "locale or another page",
            ])
    }

    @Test func `reports a file in another encoding instead of guessing`() throws {
        let file = folder.root.appending(path: "Content/reasons/too-big/de.md")
        try Data([0x2D, 0x2D, 0x2D, 0x0A, 0xFC]).write(to: file)
        #expect(
            messages() == [
                "Content/reasons/too-big/de.md:1:1: error: the file is not UTF-8; save it as UTF-8"
            ])
    }

    @Test func `reports a missing folder and how to name it`() {
        let content = ContentLoader.load(SiteSources(content: "no-such-folder"))
        #expect(content.partialSite == nil)
        #expect(
            content.diagnostics.sorted.map(\.description) == [
                "no-such-folder:1:1: error: there is no such folder; run the command in the site's "
                    + "folder or name that with -C; a new site begins with 'retour init'"
            ])
    }
}
