import Foundation
import Subprocess
import TestSupport
import Testing

/// The built-in server and the script read a query as its grammar says, which the fixture `grammar`
/// has a second time, in another language.
@Suite("Grammar of links", .serialized, .timeLimit(.minutes(10)))
struct GrammarTests {
    @Test("20,000 random queries have the same values to the server, the script, and the grammar")
    func randomQueries() async throws {
        let site = try SiteFolder()
        let output = site.path("_site")
        let run = try await RetourProgram.run("build", "--output", output, in: site.root)
        #expect(run.status == 0, "\(run.errors)")
        try await RunningServer.use(site.root) { server in
            let port = try #require(URL(string: server.address(""))?.port)
            let comparison = try await Subprocess.run(
                .name("python3"),
                arguments: [
                    SiteFolder.fixture("grammar/grammar.py").path, "\(port)", "\(output)/retour.js",
                    "\(output)/en/dnsbl/index.html", "20000", "14",
                ], output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
            #expect(comparison.terminationStatus.isSuccess, "\(comparison.standardError)")
            let differences = comparison.standardOutput.split(separator: "\n").prefix(20)
            #expect(differences == [])
            let count = comparison.standardError.split(separator: " ").first.flatMap { Int($0) }
            #expect(try #require(count) > 8000, "\(comparison.standardError)")
        }
    }
}
