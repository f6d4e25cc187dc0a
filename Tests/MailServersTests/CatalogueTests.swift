import Foundation
import Rejections
import Replies
import SiteContent
import TestSupport
import Testing

@testable import MailServers

/// The project's own catalogue of blocklists, all of which an operator may use.
@Suite("Catalogue")
struct CatalogueTests {
    @Test("no answer that is no listing passes a list's filter")
    func filters() throws {
        let content = SiteFolder.project.appending(path: "Content").path
        let site = try #require(ContentLoader.load(content).site)
        let errors = try #require(AnswerPattern("127.255.255.[0..255]"))
        let lists = site.blocklists.filter { $0.disqualification == nil && !$0.zones.isEmpty }
        #expect(lists.count > 30)
        for list in lists {
            let others = list.answers.others.map(\.pattern) + [errors]
            for pattern in ReturnCodeFilter(list).patterns {
                #expect(!others.contains(where: pattern.overlaps), "\(list.slug) \(pattern)")
            }
        }
    }

    @Test("each list that a mail server can ask gets a reply of every server that can ask it")
    func everyList() throws {
        let folder = try SiteFolder()
        let project = SiteFolder.project.appending(path: "Content").path
        let all = try #require(ContentLoader.load(project).site)
        let usable = all.blocklists.filter { list in
            list.disqualification == nil && !list.zones.contains(where: list.keyedZones.contains)
        }
        try FileManager.default.removeItem(atPath: folder.path("Content"))
        try FileManager.default.copyItem(atPath: project, toPath: folder.path("Content"))
        let settings = try folder.read("Content/site.yaml")
            .split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("blocklists:") }.joined(separator: "\n")
        let names = usable.map(\.slug.description).joined(separator: ", ")
        try folder.write("Content/site.yaml", settings + "\nblocklists: [\(names)]\n")
        let site = try #require(ContentLoader.load(folder.path("Content")).site)
        let links = try RejectionLinks(site, lists: QueriedBlocklist.used(in: site))
        #expect(links.lists.count > 30)
        for server in MailServers.all {
            let configuration = try MailServers.configuration(of: server, links)
            let told = Set(configuration.replies.map(\.link.example))
            for list in links.lists where ["postfix", "exim", "haraka"].contains(server.name) {
                #expect(
                    told.contains { $0.hasSuffix("list=\(list.publicZone)") },
                    "\(server.name) \(list.publicZone)")
            }
        }
    }
}
