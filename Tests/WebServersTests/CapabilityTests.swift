import Foundation
import TestSupport
import Testing

@testable import WebServers

@Suite struct CapabilityTests {
    @Test func `the operator's guide lists what each web server can do`() throws {
        let servers = WebServers.all.sorted {
            $0.missingCapabilities.count < $1.missingCapabilities.count
        }
        let titles = ["", "`retour serve`"] + servers.map { $0.title }
        let rows = Capability.allCases.map { capability in
            [capability.rawValue, "yes"]
                + servers.map { $0.missingCapabilities.contains(capability) ? "–" : "yes" }
        }
        let lines = ([titles, titles.map { _ in "---" }] + rows).map { cells in
            "| " + cells.joined(separator: " | ") + " |"
        }
        let page = try String(
            contentsOf: SiteFolder.project.appending(path: "Deploy/README.md"), encoding: .utf8)
        let table = lines.joined(separator: "\n")
        #expect(page.contains(table), "expected this table:\n\(table)")
    }

    @Test func `every web server has a name and a title of its own`() {
        #expect(Set(WebServers.all.map { $0.name }).count == WebServers.all.count)
        #expect(Set(WebServers.all.map { $0.title }).count == WebServers.all.count)
        #expect(WebServers.all.map { $0.name } == ["static", "nginx", "apache", "caddy"])
    }
}
