import Foundation
import TestSupport
import Testing

/// What happens to a site with names and numbers that nobody can have.
@Suite("Names and numbers of examples", .timeLimit(.minutes(5)))
struct ExampleTests {
    private static let settings = """
        organization: Example Mail
        base-url: https://reject.example
        default-locale: de
        locales: [de, en]
        contact:
          phone: +49 30 23125 000
          form: https://www.example.com/contact
        imprint: https://192.0.2.1/imprint
        privacy: https://www.factsoft.de/privacy
        links:
          - name: {de: Status, en: Status}
            url: https://[2001:db8::1]/
        blocklists: [alive]

        """

    private static let problems = [
        "2:11":
            "'reject.example' is reserved for examples and tests: nobody has '.example' (RFC 6761)",
        "6:10": "'+49 30 23125 000' is a number for films and manuals, which nobody has "
            + "(Bundesnetzagentur, notice 148/2021)",
        "7:9": "'www.example.com' is reserved for examples: nobody has 'example.com' (RFC 2606)",
        "8:10": "'192.0.2.1' is reserved for examples: no server has it (RFC 5737, RFC 3849)",
        "12:10": "'[2001:db8::1]' is reserved for examples: no server has it (RFC 5737, RFC 3849)",
    ]

    private static func lines(_ severity: String, _ advice: String) -> Set<Substring> {
        Set(
            problems.map { place, problem in
                "Content/site.yaml:\(place): \(severity): \(problem); replace it before you "
                    + "publish\(advice)"
            })
    }

    private func site() throws -> SiteFolder {
        let site = try SiteFolder()
        try site.write("Content/site.yaml", Self.settings)
        return site
    }

    @Test("a check warns of each at its place, unless they are allowed")
    func check() async throws {
        let site = try site()
        let check = try await RetourProgram.runAsTyped(["check"], in: site.root)
        #expect(check.status == 0)
        #expect(Set(check.errors.split(separator: "\n")) == Self.lines("warning", ""))
        #expect(check.output == "22 pages in 2 locales: 0 errors, 5 warnings\n")
        let strict = try await RetourProgram.runAsTyped(["check", "--strict"], in: site.root)
        #expect(strict.status == 1)
        let allowed = try await RetourProgram.runAsTyped(
            ["check", "--strict", "--allow-example"], in: site.root)
        #expect(allowed.status == 0)
        #expect(allowed.errors == "")
    }

    @Test("they can be built, and are published only if they are allowed")
    func publish() async throws {
        let site = try site()
        let build = try await RetourProgram.runAsTyped(["build"], in: site.root)
        #expect(build.status == 0)
        #expect(build.errors == "")
        let refused = try await RetourProgram.runAsTyped(["publish", "www"], in: site.root)
        #expect(refused.status == 1)
        var lines = Set(refused.errors.split(separator: "\n"))
        #expect(lines.remove("5 errors, 0 warnings") != nil)
        #expect(lines == Self.lines("error", ", or pass --allow-example"))
        #expect(!FileManager.default.fileExists(atPath: site.path("www")))
        let allowed = try await RetourProgram.runAsTyped(
            ["publish", "--allow-example", "www"], in: site.root)
        #expect(allowed.status == 0, "\(allowed.errors)")
        let back = try await RetourProgram.runAsTyped(
            ["publish", "--rollback", "www"], in: site.root)
        #expect(back.errors.contains("no earlier release to roll back to"))
    }
}
