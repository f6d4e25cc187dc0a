import Foundation
import TestSupport
import Testing

/// What only a user at a terminal sees: how far long tasks are.
@Suite("At a terminal", .timeLimit(.minutes(10)))
struct TerminalTests {
    @Test("the audit of a long log shows how much of it was read, then removes that line")
    func audit() async throws {
        let site = try SiteFolder()
        let line = Data((String(repeating: "postfix/smtpd[1]: connect ", count: 40) + "\n").utf8)
        let log = site.root.appending(path: "mail.log")
        var text = Data(capacity: 40 << 20)
        while text.count < 40 << 20 { text += line }
        try text.write(to: log)
        let seen = try await RetourProgram.show(["audit", "mail.log"], in: site.root)
        #expect(seen.status == 0, "\(seen.output)")
        for amount in ["16 MiB", "32 MiB"] {
            #expect(seen.output.contains("\rmail.log: \(amount)"))
        }
        #expect(seen.output.contains("\r\u{1B}[K"))
        let quiet = try await RetourProgram.run(["audit", "mail.log"], in: site.root)
        #expect(quiet.status == 0)
        #expect(
            quiet.errors
                == "warning: mail.log contains no rejection as mail servers log them\n")
        #expect(!quiet.output.contains("MiB"))
    }

    @Test("a problem is shown with its line and a caret below its place, but not in a log")
    func excerpts() async throws {
        let site = try SiteFolder()
        try site.edit(
            "Content/reasons/too-big/en.md", "title: Too big", "title: Too: big\t{{äh}}")
        let seen = try await RetourProgram.show(["check"], in: site.root)
        let quiet = try await RetourProgram.run(["check"], in: site.root)
        let problem = try #require(quiet.errors.split(separator: "\n").first)
        #expect(problem.hasPrefix("Content/reasons/too-big/en.md:2:8: error: "), "\(problem)")
        let lines = seen.output.replacing("\r\n", with: "\n")
        #expect(
            lines.contains("\(problem)\n    title: Too: big {{äh}}\n           ^\n"), "\(lines)")
        #expect(!quiet.errors.contains("^"))
    }

    @Test("building shows how far it is, then removes that line")
    func build() async throws {
        let site = try SiteFolder()
        let seen = try await RetourProgram.show(["build"], in: site.root)
        #expect(seen.status == 0, "\(seen.output)")
        for state in ["Compiling: …", "Writing pages: 50%", "Writing pages: 100%"] {
            #expect(seen.output.contains("\r\(state)\u{1B}[K"), "\(seen.output)")
        }
        #expect(seen.output.contains("\r\u{1B}[K_site: 22 pages"))
        let quiet = try await RetourProgram.run(["build"], in: site.root)
        #expect(quiet.errors == "")
    }

    @Test("publishing shows how far the upload is")
    func publish() async throws {
        let site = try SiteFolder()
        let target = site.root.appending(path: "www").path
        let seen = try await RetourProgram.show(["publish", target], in: site.root)
        #expect(seen.status == 0, "\(seen.output)")
        #expect(seen.output.contains("100%"))
        #expect(seen.output.contains(/Published \S+: \d+ new/))
    }
}
