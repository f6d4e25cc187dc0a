import Foundation
import Links
import Rejections
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite("Secret keys for the shipped blocklists")
struct ShippedKeysTests {
    @Test("every name with a key, and every zone that takes one, means a list that has pages")
    func names() throws {
        let folder = SiteFolder.project.appending(path: "Content")
        let content = ContentLoader.load(SiteSources(content: folder.path))
        let site = try #require(content.partialSite)
        let keyed = site.blocklists.filter { !$0.keyedZones.isEmpty }
        #expect(keyed.contains { $0.zones.isEmpty } && keyed.contains { !$0.zones.isEmpty })
        for blocklist in keyed {
            for zone in blocklist.keyedZones {
                for name in ["\(zone)", "k3y.\(zone)", "K3Y.\(zone)".uppercased()] {
                    let list = try #require(site.catalogue.list(utf8: name.utf8), "\(name)")
                    #expect(blocklist.linkNames.contains(list), "\(name)")
                }
            }
        }
    }
}
