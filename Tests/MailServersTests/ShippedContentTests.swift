import Foundation
import Rejections
import Replies
import SiteContent
import SourceFiles
import TestSupport
import Testing

@testable import MailServers

/// The shipped facts: an operator may use each of the blocklists.
@Suite("Shipped content")
struct ShippedContentTests {
    /// The operator's settings do not matter here.
    private static let settings = """
        organization: Example Mail
        base-url: https://reject.example
        default-locale: en
        locales: [en]
        contact:
          phone: "+49 30 23125 000"
        blocklists: [LISTS]

        """

    private let folder: SiteFolder
    private let site: Site

    init() throws {
        folder = try SiteFolder { folder in
            try FileManager.default.copyItem(
                at: SiteFolder.project.appending(path: "Content"),
                to: folder.appending(path: "Content"))
        }
        site = try Self.site(folder, lists: ["spamcop"])
    }

    private static func site(_ folder: SiteFolder, lists: [String]) throws -> Site {
        try folder.write(
            "Content/site.yaml",
            settings.replacing("LISTS", with: lists.joined(separator: ", ")))
        // Only facts matter, so a text may be missing in the default locale above.
        return try #require(ContentLoader.load(folder.sources).partialSite)
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
        let usable = site.blocklists.filter { list in
            list.disqualification == nil && !list.zones.contains(where: list.keyedZones.contains)
        }
        let site = try Self.site(folder, lists: usable.map(\.slug.description))
        let links = try RejectionLinks(site, lists: QueriedBlocklist.used(in: site))
        for server in [Postfix(), Exim(), Haraka()] as [any MailServer] {
            let replies = try MailServerConfiguration(for: server, links, version: "0.1.0").replies
            let addresses = Set(replies.map(\.link.example))
            for list in links.lists {
                for part in list.parts {
                    #expect(
                        addresses.contains { $0.hasSuffix("list=\(part.name)") },
                        "\(server.name) \(list.publicZone) \(part.name)")
                }
            }
        }
    }

    private static let names = MailServers.all.map { $0.name }
}
