import Rejections
import SiteContent
import TestSupport
import Testing

@testable import MailServers

@Suite("Asked lists")
struct QueriedBlocklistTests {
    private let folder: SiteFolder
    private let site: Site

    init() throws {
        folder = try SiteFolder()
        site = try #require(ContentLoader.load(folder.path("Content")).site)
    }

    @Test("a list is named by its zone or its file, once")
    func names() throws {
        let lists = try QueriedBlocklist.lists(named: ["bl.list.example", "alive"], in: site)
        #expect(lists.map(\.zone.description) == ["bl.list.example"])
        #expect(lists.map(\.secret) == [nil])
    }

    @Test("a list is asked with the operator's key, and told without it")
    func key() throws {
        let lists = try QueriedBlocklist.lists(named: ["Secret9.dq.list.example"], in: site)
        #expect(lists.map(\.zone.description) == ["secret9.dq.list.example"])
        #expect(lists.map(\.publicZone.description) == ["bl.list.example"])
        #expect(lists.map(\.secret) == ["secret9"])
    }

    @Test("everything that is wrong with the names is told at once")
    func problems() throws {
        try folder.write(
            "Content/blocklists/spare.yaml",
            try folder.read("Content/blocklists/alive.yaml")
                .replacing("bl.list.example", with: "spare.list.example")
                .replacing("dq.list.example", with: "dq.spare.example"))
        let site = try #require(ContentLoader.load(folder.path("Content")).site)
        let error = #expect(throws: MailServerError.self) {
            try QueriedBlocklist.lists(
                named: [
                    "bl.nowhere.example", "bl.dead.example", "spare.list.example",
                    "dq.list.example",
                ], in: site)
        }
        #expect(
            error?.problems == [
                "'bl.nowhere.example' is no blocklist of the site; add it to Content/blocklists "
                    + "first",
                "'bl.dead.example' ended in 2013: whoever asks it refuses mail wrongly; leave it "
                    + "out",
                "the site does not say that it uses 'spare.list.example'; add 'spare' to "
                    + "'blocklists' in Content/site.yaml",
                "'dq.list.example' is asked with your key; name it as KEY.dq.list.example with "
                    + "--lists",
            ])
    }
}
