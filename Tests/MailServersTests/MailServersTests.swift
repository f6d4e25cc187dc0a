import Foundation
import MailServers
import TestSupport
import Testing

@Suite("Mail servers")
struct MailServersTests {
    @Test("the README says which replies of each mail server get a link")
    func readme() throws {
        let rows = MailServers.all.map { server in
            [server.title, server.summary.linked, server.summary.limits]
        }
        let head = ["mail server", "replies with a link", "limits"]
        let lines = ([head, head.map { _ in "---" }] + rows).map { cells in
            "| " + cells.joined(separator: " | ") + " |"
        }
        let page = try String(
            contentsOf: SiteFolder.project.appending(path: "README.md"), encoding: .utf8)
        let table = lines.joined(separator: "\n")
        #expect(page.contains("\n\n\(table)\n\n"), "the table must be:\n\(table)")
    }
}
