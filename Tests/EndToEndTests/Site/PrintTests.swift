import Foundation
import TestSupport
import Testing

/// The shipped pages on paper.
@Suite("Printed pages", .serialized, .timeLimit(.minutes(10)))
struct PrintTests {
    /// The values that make a page longest: an IPv6 address, and a code that asks for more sentences.
    private static let query = "?ip=2001:db8:1234:5678:9abc:def0:1234:5678&code=4.7.1"

    @Test("what the sender needs fits on one sheet, A4 or Letter, and the rest begins on the next")
    func sheets() async throws {
        let slugs = try await names("reason", of: "reasons")
        let paths =
            slugs
            + ["zen.spamhaus.org", "bl.spamcop.net", "dnsbl-2.uceprotect.net"].map { "dnsbl/\($0)" }
        #expect(paths.count > 40)
        let pages = try await names("locale", of: "locales").flatMap { locale in
            paths.map { "/\(locale)/\($0)/" }
        }
        try await RunningServer.use(SiteFolder.project) { server in
            try await Browser.withSession { browser in
                for page in pages {
                    let url = server.address(page + Self.query)
                    try await browser.open(try #require(URL(string: url)))
                    #expect(try await browser.sheets(of: .a4) > 1, "\(page)")
                    try await browser.evaluate(
                        "for (const part of document.querySelectorAll('#admin, footer')) part.remove()"
                    )
                    for paper in [Browser.Paper.a4, .letter] {
                        #expect(try await browser.sheets(of: paper) == 1, "\(page) on \(paper)")
                    }
                }
            }
        }
    }

    private func names(_ key: String, of kind: String) async throws -> [String] {
        let list = try await RetourProgram.run("list", kind, "--format", "json")
        let records = try JSONSerialization.jsonObject(with: Data(list.output.utf8))
        return try #require(records as? [[String: Any]]).compactMap { $0[key] as? String }
    }
}
