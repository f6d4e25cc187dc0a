import Foundation
import TestSupport
import Testing

/// What is seen only by somebody at a terminal: how far long work has come.
@Suite("At a terminal", .timeLimit(.minutes(10)))
struct TerminalTests {
    @Test("the audit of a long log shows how much of it has been read, and takes that away again")
    func audit() async throws {
        let site = try SiteFolder()
        let line = Data((String(repeating: "postfix/smtpd[1]: connect ", count: 40) + "\n").utf8)
        let log = site.root.appending(path: "mail.log")
        var text = Data(capacity: 40 << 20)
        while text.count < 40 << 20 { text += line }
        try text.write(to: log)
        let seen = try await RetourProgram.show(["audit", "mail.log"], in: site.root)
        #expect(seen.status == 0, "\(seen.output)")
        for amount in ["16 MiB", "32 MiB"] { #expect(seen.output.contains("mail.log: \(amount)")) }
        #expect(seen.output.contains("\r\u{1B}[K"))
        let quiet = try await RetourProgram.run(["audit", "mail.log"], in: site.root)
        #expect(quiet.status == 0)
        #expect(quiet.errors == "")
        #expect(!quiet.output.contains("MiB"))
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
