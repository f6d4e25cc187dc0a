import Foundation
import Rejections
import Replies
import SiteContent
import TestSupport
import Testing

@testable import MailServers

/// The content of this repository, all of whose blocklists an operator may use.
@Suite("Shipped content")
struct ShippedContentTests {
    private let site: Site

    init() throws {
        let content = SiteFolder.project.appending(path: "Content").path
        site = try #require(ContentLoader.load(content).site)
    }

    @Test("no response that is not a listing passes the filter of its list")
    func filters() throws {
        let errors = try #require(AnswerPattern("127.255.255.[0..255]"))
        for list in site.blocklists where list.disqualification == nil && !list.zones.isEmpty {
            let others = list.answers.others.map(\.pattern) + [errors]
            for pattern in ReturnCodeFilter(list).patterns {
                #expect(!others.contains(where: pattern.overlaps), "\(list.slug) \(pattern)")
            }
        }
    }

    @Test("every mail server gets valid replies, with and without blocklists", arguments: names)
    func replies(_ name: String) throws {
        let server = try #require(MailServers.all.first { $0.name == name })
        let published = site.published
        for lists in [try QueriedBlocklist.used(in: published), []] {
            let links = try RejectionLinks(published, lists: lists)
            #expect(links.missing == [])
            let configuration = try MailServerConfiguration(for: server, links, version: "0.1.0")
            #expect(!configuration.replies.isEmpty)
            for reply in configuration.replies { #expect(reply.octets <= 512) }
        }
    }

    @Test("every list that a mail server can query gets a reply from each server that can query it")
    func everyList() throws {
        let folder = try SiteFolder { folder in
            try FileManager.default.copyItem(
                at: SiteFolder.project.appending(path: "Content"),
                to: folder.appending(path: "Content"))
        }
        let usable = site.blocklists.filter { list in
            list.disqualification == nil && !list.zones.contains(where: list.keyedZones.contains)
        }
        let settings = try folder.read("Content/site.yaml")
            .split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("blocklists:") }.joined(separator: "\n")
        let names = usable.map(\.slug.description).joined(separator: ", ")
        try folder.write("Content/site.yaml", settings + "\nblocklists: [\(names)]\n")
        let site = try #require(ContentLoader.load(folder.path("Content")).site)
        let links = try RejectionLinks(site, lists: QueriedBlocklist.used(in: site))
        for server in [Postfix(), Exim(), Haraka()] as [any MailServer] {
            let replies = try MailServerConfiguration(for: server, links, version: "0.1.0").replies
            let addresses = Set(replies.map(\.link.example))
            for list in links.lists {
                #expect(
                    addresses.contains { $0.hasSuffix("list=\(list.publicZone)") },
                    "\(server.name) \(list.publicZone)")
            }
        }
    }

    private static let names = MailServers.all.map { $0.name }
}
