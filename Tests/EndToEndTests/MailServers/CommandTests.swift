import Foundation
import TestSupport
import Testing

/// What the command line says to an operator.
@Suite("mail-server and audit commands", .timeLimit(.minutes(30)))
struct CommandTests {
    @Test("lists that cannot be asked are refused with the reason, and nothing is written")
    func refusedLists() async throws {
        try await TemporaryFolder.use { folder in
            let run = try await RetourProgram.run(
                "mail-server", "postfix", "--lists", "ix.dnsbl.manitu.net,bl.nowhere.example",
                "--output", folder.path + "/retour")
            #expect(run.status == 1)
            #expect(run.output == "")
            #expect(
                run.errors == """
                    error: 'ix.dnsbl.manitu.net' ended in 2025: whoever asks it refuses mail wrongly; \
                    leave it out
                    error: 'bl.nowhere.example' is no blocklist of the site; add it to \
                    Content/blocklists first

                    """)
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/retour"))
        }
    }

    @Test("an unknown mail server is wrong usage")
    func unknownServer() async throws {
        let run = try await RetourProgram.run("mail-server", "qmail")
        #expect(run.status == 64)
        #expect(
            run.errors.hasPrefix(
                "error: there is no configuration for 'qmail'; there is for: postfix, exim, "
                    + "rspamd, haraka, opensmtpd, sendmail\n"))
    }

    @Test("--explain prints each reply with its length and its link")
    func explanation() async throws {
        let run = try await RetourProgram.run(
            "mail-server", "exim", "--lists", "bl.spamcop.net", "--explain")
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n")
        #expect(
            lines.first?.split(separator: " ").map(String.init) == [
                "REASON", "OCTETS", "REPLY", "LINK",
            ])
        let columns = lines.dropFirst().first.map { line in
            line.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        // 554 5.7.1 Blocklisted; see https://reject.example/dnsbl?ip=<39>&list=bl.spamcop.net CRLF
        #expect(
            columns == [
                "dnsbl", "\(27 + 32 + 39 + 20 + 2)", "554 5.7.1 Blocklisted; see",
                "https://reject.example/dnsbl?ip=192.0.2.1&list=bl.spamcop.net",
            ])
        #expect(run.errors.contains("octets of 512\n"))
    }

    @Test("a log that is not there is told by its name")
    func missingLog() async throws {
        let run = try await RetourProgram.run("audit", "/nowhere/mail.log")
        #expect(run.status == 1)
        #expect(run.errors == "error: /nowhere/mail.log cannot be opened\n")
    }
}
