import Diagnostics
import Foundation
import Rejections
import SiteContent
import TestSupport
import Testing

@Suite struct ContentLoaderTests {
    @Test func `a sound site loads without a word`() throws {
        let folder = try SiteFolder()
        let result = ContentLoader.load(folder.path("Content"))
        #expect(result.diagnostics.sorted == [])
        let site = try #require(result.site)
        #expect(site.operator.organization.description == "Example Mail")
        #expect(site.locales.map(\.description) == ["de", "en"])
        #expect(site.reasons.map(\.slug.description) == ["dnsbl", "dnsbl-broken", "too-big"])
        #expect(site.blocklists.map(\.slug.description) == ["alive", "dead"])
        let dnsbl = try #require(site.reasons.first)
        #expect(dnsbl.parameters == [.ip, .list, .code])
        #expect(
            dnsbl.references.map(\.url) == [
                "https://www.rfc-editor.org/rfc/rfc5782#section-2.1"
            ])
        let dead = try #require(site.blocklists.last)
        #expect(dead.status == .ended(CalendarDate("2013"), listsEverything: false))
    }

    /// One mistake in one file, and what is said about it.
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

    @Test(
        "a mistake is told with its place and what to do",
        arguments: [
            Mistake(
                "Content/site.yaml", "organization:", "organisation:",
                "Content/site.yaml:1:1: error: 'organization' is missing",
                "Content/site.yaml:1:1: error: unknown key 'organisation'; did you mean "
                    + "'organization'?"),
            Mistake(
                "Content/site.yaml", "https://reject.example", "reject.example",
                "Content/site.yaml:2:11: error: 'reject.example' is not a URL such as "
                    + "https://reject.example"),
            Mistake(
                "Content/site.yaml", "default-locale: de", "default-locale: fr",
                "Content/site.yaml:3:17: error: 'fr' is not one of 'locales'; add it there"),
            Mistake(
                "Content/site.yaml", "[alive]", "[alive, dead, alve]",
                "Content/site.yaml:7:13: error: the blocklist 'dead' ended in 2013: whoever asks "
                    + "it refuses mail wrongly; remove it here and in the mail server",
                "Content/site.yaml:7:13: error: there is no blocklists/alve.yaml; did you mean "
                    + "'alive'?"),
            Mistake(
                "Content/site.yaml", "  phone: \"+49 30 23125 000\"", "  hours: {de: a, en: b}",
                "Content/site.yaml:6:3: error: 'contact' needs a 'phone' or a 'form': someone "
                    + "whose mail is refused cannot write a mail"),
            Mistake(
                "Content/blocklists/dead.yaml", "bl.dead.example", "bl.list.example",
                "Content/blocklists/dead.yaml:5:8: error: the zone 'bl.list.example' already "
                    + "belongs to Content/blocklists/alive.yaml"),
            Mistake(
                "Content/blocklists/alive.yaml", "name: The Living List",
                #"name: "Living\nsmtp_line = 1""#,
                "Content/blocklists/alive.yaml:1:7: error: 'Living\\nsmtp_line = 1' is not one "
                    + "line of text"),
            Mistake(
                "Content/blocklists/alive.yaml", "127.0.0.2: listed",
                "127.0.0.2: |\n    listed\n    deny",
                "Content/blocklists/alive.yaml:9:14: error: 'listed\\ndeny\\n' is not one line of "
                    + "text"),
            Mistake(
                "Content/site.yaml", "organization: Example Mail",
                #"organization: "Example\u2028Mail""#,
                "Content/site.yaml:1:15: error: 'Example\\u{2028}Mail' is not one line of text"),
            Mistake(
                "Content/blocklists/alive.yaml", "expiry: PT24H", "expiry: 24 hours",
                "Content/blocklists/alive.yaml:13:11: error: '24 hours' is not a time such as "
                    + "PT24H, P7D or P4W, 'eventually' or 'never'"),
            Mistake(
                "Content/blocklists/alive.yaml", "  127.0.0.2: listed",
                "  127.0.0.[2..4]: listed\nnot-listings:\n  127.0.0.3: refused",
                "Content/blocklists/alive.yaml:11:3: error: '127.0.0.3' is no listing here, but "
                    + "'codes' says that '127.0.0.[2..4]' is one"),
            Mistake(
                "Content/blocklists/alive.yaml", "checked: 2026-11-24", "checked: 2026-02-30",
                "Content/blocklists/alive.yaml:14:10: error: '2026-02-30' is not a date such as "
                    + "2026-11-24"),
            Mistake(
                "Content/reasons/dnsbl/reason.yaml", "actor: provider", "actor: postman",
                "Content/reasons/dnsbl/reason.yaml:3:8: error: 'postman' is not one of sender, "
                    + "provider, recipient, operator, nobody"),
            Mistake(
                "Content/reasons/dnsbl/reason.yaml", "[too-big]", "[to-big]",
                "Content/reasons/dnsbl/reason.yaml:6:11: error: 'to-big' is not the name of a "
                    + "reason: its folder"),
            Mistake(
                "Content/reasons/dnsbl/reason.yaml", "retry: after-fix",
                "retry: after-fix\nretry: later",
                "Content/reasons/dnsbl/reason.yaml:4:1: error: the key 'retry' stands twice"),
            Mistake(
                "Content/reasons/dnsbl/reason.yaml", "[554]", "[554",
                "Content/reasons/dnsbl/reason.yaml:3:6: error: bad YAML: did not find expected "
                    + "',' or ']'"),
            Mistake(
                "Content/reasons/dnsbl/en.md", "[that](/too-big)", "[that](/to-big)",
                "Content/reasons/dnsbl/en.md:11:9: error: there is no page '/to-big'; did you "
                    + "mean 'too-big'?"),
            Mistake(
                "Content/reasons/dnsbl/en.md", "Do *this*.", "Do <b>this</b>.",
                "Content/reasons/dnsbl/en.md:10:7: error: HTML is never shown; write it in Markdown",
                "Content/reasons/dnsbl/en.md:10:14: error: HTML is never shown; write it in "
                    + "Markdown"),
            Mistake(
                "Content/reasons/dnsbl/en.md", "forward: Please help.\n", "",
                "Content/reasons/dnsbl/en.md:2:1: error: 'forward' is missing: what the sender "
                    + "tells the provider, who must act"),
            Mistake(
                "Content/reasons/dnsbl/en.md", "\n---\n\n## For", "\n## For",
                "Content/reasons/dnsbl/en.md:7:1: error: the administrator's part is missing; "
                    + "begin it with '---' on a line of its own between empty lines"),
            Mistake(
                "Content/reasons/dnsbl/en.md", "## What to do", "# What to do",
                "Content/reasons/dnsbl/en.md:8:1: error: a heading of level 1 is the title's "
                    + "alone; begin headings with '##'"),
            Mistake(
                "Content/reasons/dnsbl/en.md", "title: Blocked", "titel: Blocked",
                "Content/reasons/dnsbl/en.md:2:1: error: 'title' is missing",
                "Content/reasons/dnsbl/en.md:2:1: error: unknown key 'titel'; did you mean "
                    + "'title'?"),
            Mistake(
                "Content/locales/en.yaml", "skip: Skip to the content", "skipp: Skip",
                "Content/locales/en.yaml:1:1: error: the phrase 'skip' is missing; "
                    + "Content/locales/de.yaml has it",
                "Content/locales/en.yaml:4:8: error: unknown phrase 'skipp'; "
                    + "Content/locales/de.yaml does not have it; did you mean 'skip'?"),
        ])
    func mistakes(_ mistake: Mistake) throws {
        let folder = try SiteFolder()
        try folder.edit(mistake.file, mistake.old, mistake.new)
        let result = ContentLoader.load(folder.path("Content"))
        #expect(result.site == nil)
        #expect(
            result.diagnostics.sorted.map { folder.relative($0.description) } == mistake.messages)
    }

    @Test func `a look-up link without the address is a warning, a form is none`() throws {
        let folder = try SiteFolder()
        try folder.edit(
            "Content/blocklists/alive.yaml", "lookup: https://list.example/?ip={ip}",
            "lookup: https://list.example/")
        let result = ContentLoader.load(folder.path("Content"))
        #expect(result.site != nil)
        #expect(
            result.diagnostics.sorted.map { folder.relative($0.description) } == [
                "Content/blocklists/alive.yaml:10:9: warning: the look-up link has no {ip}, so "
                    + "nobody sees the address's listing at once; put {ip} where the address "
                    + "goes, or call it 'lookup-form'"
            ])
        try folder.edit("Content/blocklists/alive.yaml", "lookup: ", "lookup-form: ")
        #expect(ContentLoader.load(folder.path("Content")).diagnostics.sorted == [])
    }

    @Test func `a missing translation is a warning, and the site still loads`() throws {
        let folder = try SiteFolder()
        try folder.remove("Content/reasons/too-big/en.md")
        let result = ContentLoader.load(folder.path("Content"))
        #expect(result.site != nil)
        #expect(
            result.diagnostics.sorted.map { folder.relative($0.description) } == [
                "Content/reasons/too-big/en.md:1:1: warning: the text is missing; until it is "
                    + "written the page shows the one in 'de'"
            ])
    }

    @Test func `a missing text in the default locale is an error`() throws {
        let folder = try SiteFolder()
        try folder.remove("Content/reasons/too-big/de.md")
        let result = ContentLoader.load(folder.path("Content"))
        #expect(result.site == nil)
        #expect(
            result.diagnostics.sorted.map { folder.relative($0.description) } == [
                "Content/reasons/too-big/de.md:1:1: error: the text in the default locale is "
                    + "missing; write it"
            ])
    }

    @Test func `a file in another encoding is told, not guessed`() throws {
        let folder = try SiteFolder()
        let file = folder.root.appending(path: "Content/reasons/too-big/de.md")
        try Data([0x2D, 0x2D, 0x2D, 0x0A, 0xFC]).write(to: file)
        let result = ContentLoader.load(folder.path("Content"))
        #expect(
            result.diagnostics.sorted.map { folder.relative($0.description) } == [
                "Content/reasons/too-big/de.md:1:1: error: the file is not UTF-8; save it as UTF-8"
            ])
    }

    @Test func `all problems of all files come at once, in the order of files and lines`() throws {
        let folder = try SiteFolder()
        try folder.edit("Content/site.yaml", "[alive]", "[aliv]")
        try folder.edit("Content/reasons/dnsbl/de.md", "[that](/too-big)", "[that](/no-such)")
        try folder.edit("Content/blocklists/alive.yaml", "by: nobody", "by: me")
        let paths = ContentLoader.load(folder.path("Content")).diagnostics.sorted.map {
            folder.relative($0.path)
        }
        #expect(
            paths == [
                "Content/blocklists/alive.yaml", "Content/reasons/dnsbl/de.md", "Content/site.yaml",
            ])
    }

    @Test func `a missing folder is told with the front end`() {
        let result = ContentLoader.load("no-such-folder")
        #expect(
            result.diagnostics.sorted.map(\.description) == [
                "no-such-folder:1:1: error: there is no such folder; run the command beside "
                    + "Content/ or name it with --content"
            ])
    }
}
