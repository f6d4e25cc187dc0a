import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

@testable import MailServers

@Suite("Queried blocklists")
struct QueriedBlocklistTests {
    private let folder: SiteFolder
    private let site: Site

    init() throws {
        folder = try SiteFolder(MailSite.write)
        site = try #require(ContentLoader.load(folder.sources).site)
    }

    @Test("a list is named by its zone or its file, and counts once")
    func names() throws {
        let lists = try QueriedBlocklist.lists(named: ["bl.spamcop.net", "spamcop"], in: site)
        #expect(lists.map(\.zone.description) == ["bl.spamcop.net"])
        #expect(lists.map(\.secret) == [nil])
    }

    @Test("a list is queried with the operator's key, and shown without it")
    func key() throws {
        let lists = try QueriedBlocklist.lists(named: ["Secret9.zen.dq.spamhaus.net"], in: site)
        #expect(lists.map(\.zone.description) == ["secret9.zen.dq.spamhaus.net"])
        #expect(lists.map(\.publicZone.description) == ["zen.spamhaus.org"])
        #expect(lists.map(\.secret) == ["secret9"])
    }

    @Test("everything that is wrong with the names is reported together")
    func problems() throws {
        try folder.edit(
            "Content/site.yaml", "[spamcop, spamhaus-zen, spamhaus-dbl, backscatterer, dnl]",
            "[spamhaus-zen, rating, service]")
        try folder.write(
            "Content/blocklists/rating.yaml",
            try folder.read("Content/blocklists/dnl.yaml")
                .replacing("kind: address", with: "kind: mailbox")
                .replacing("bl.dnl.example", with: "rating.example"))
        try folder.write(
            "Content/blocklists/service.yaml",
            try folder.read("Content/blocklists/dnl.yaml")
                .replacing("kind: address", with: "kind: reputation")
                .replacing("zones: [bl.dnl.example]", with: "keyed-zones: [keyed.example]"))
        let site = try #require(ContentLoader.load(folder.sources).site)
        let error = #expect(throws: MailServerError.self) {
            try QueriedBlocklist.lists(
                named: [
                    "bl.nowhere.example", "bl.dead.example", "bl.spamcop.net",
                    "zen.dq.spamhaus.net", "rating.example", "KEY.keyed.example",
                ], in: site)
        }
        #expect(
            error?.problems == [
                "'bl.nowhere.example' is not a blocklist of the site; add it to "
                    + "Content/blocklists first",
                "'bl.dead.example' ended in 2013: querying it rejects legitimate mail; leave it "
                    + "out",
                "the site does not list 'bl.spamcop.net' as used; add 'spamcop' to 'blocklists' in "
                    + "Content/site.yaml",
                "'zen.dq.spamhaus.net' needs your key; write KEY.zen.dq.spamhaus.net "
                    + "into the file for --keys",
                "'rating.example' is not a list that a mail server can query during SMTP; leave it "
                    + "out",
                "'KEY.keyed.example' is not a list that a mail server can query during SMTP; leave "
                    + "it out",
            ])
    }

    @Test("a wrong name of a list is not queried")
    func aliases() throws {
        try folder.edit(
            "Content/blocklists/spamcop.yaml", "kind: address",
            "kind: address\naliases: [rbl.spamcop.net]")
        let site = try #require(ContentLoader.load(folder.sources).site)
        let error = #expect(throws: MailServerError.self) {
            try QueriedBlocklist.lists(named: ["RBL.spamcop.net"], in: site)
        }
        #expect(
            error?.problems == [
                "'RBL.spamcop.net' is not a zone of the list; write bl.spamcop.net in --lists"
            ])
    }
}
