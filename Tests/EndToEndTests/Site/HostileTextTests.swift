import Foundation
import TestSupport
import Testing

/// What others have written into logs and files is shown, and acts on nothing.
@Suite("Hostile text", .timeLimit(.minutes(10)))
struct HostileTextTests {
    /// Sets the clipboard, clears the screen, reverses text, and ends a line.
    private static let hostile = "\u{1B}]52;c;eA==\u{7}\u{9B}2J\u{202E}\r"

    private func expectHarmless(_ run: RetourProgram.Run) {
        let scalars = (run.output + run.errors).unicodeScalars
        #expect(
            scalars.allSatisfy { $0 == "\n" || (" "..."~").contains($0) },
            "\(run.output)\(run.errors)")
    }

    private static func log(_ replies: [String]) -> String {
        replies.map {
            "mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from a[192.0.2.1]: \($0); from=<a@b> "
                + "to=<c@d> proto=ESMTP helo=<x>\n"
        }.joined()
    }

    @Test("a log, a configuration, and a file's name print nothing that acts on a terminal")
    func audit() async throws {
        let site = try SiteFolder()
        let name = "mail\(Self.hostile)\n::error::x.log"
        let reply = "554 5.7.1 blocked using a.b\(Self.hostile); see https://x.example/"
        try site.write(name, Self.log([reply, "550 https://reject.example/no\(Self.hostile)"]))
        try site.write("\(name).gz", "\u{1F}\u{8B}")
        try site.write(
            "main.cf", "smtpd_client_restrictions = reject_rbl_client a.b\(Self.hostile)\n")
        for format in ["table", "json"] {
            let run = try await RetourProgram.run(
                [
                    "audit", "--format", format, "--postfix", "main.cf", "--exim", "main.cf", name,
                    "\(name).gz", "\(name).gone",
                ], in: site.root)
            #expect(run.status == 1)
            expectHarmless(run)
            #expect(!run.output.contains("\n::"))
        }
    }

    @Test("a damaged log is named, and the others are counted")
    func damage() async throws {
        let site = try SiteFolder()
        let reply = "552 5.3.4 Message too big; see https://reject.example/too-big"
        try site.write("one.log", Self.log([reply]))
        try site.write("two.log", Self.log([reply]))
        try Data([0x1F, 0x8B, 0x08, 0x00]).write(to: site.root.appending(path: "cut.gz"))
        try site.write("quiet.log", "mx postfix/smtpd[1]: connect from a[192.0.2.1]\n")
        let run = try await RetourProgram.run(
            ["audit", "one.log", "cut.gz", "gone.log", "quiet.log", "two.log"], in: site.root)
        #expect(run.status == 1)
        #expect(run.output.contains(/\n2 +too-big/))
        #expect(
            run.output.contains(
                "cut.gz: error: is a truncated gzip file; only its beginning was read\n"))
        #expect(run.output.contains("gone.log: error: cannot be opened\n"))
        #expect(
            run.errors
                == "warning: quiet.log contains no rejection as mail servers log them\n")
    }

    @Test("a table has at most 200 rows and problems, and says how many more there are")
    func bounds() async throws {
        let site = try SiteFolder()
        let names = (0..<300).flatMap { number in
            [
                "554 5.7.1 blocked using l\(number).example; see https://x.example/",
                "554 5.7.1 See https://reject.example/s\(number)",
            ]
        }
        try site.write(
            "Content/replies.yaml",
            """
            listings:
              - text: "blocked using {list}"
                example: 554 5.7.1 Client host [192.0.2.1] blocked using bl.spamcop.net

            """)
        try site.write("mail.log", Self.log(names))
        let run = try await RetourProgram.run("audit", "mail.log", in: site.root)
        #expect(run.status == 1)
        #expect(run.output.contains("\nand 2 more; '--format json' prints all\n"))
        #expect(run.output.count(where: \.isNewline) == 1 + 200 + 1 + 1 + 200 + 1)
    }

    @Test("a key or a folder's name cannot begin a line or command GitHub Actions")
    func check() async throws {
        let site = try SiteFolder()
        let text = try site.read("Content/site.yaml")
        try site.write(
            "Content/site.yaml",
            text + #""a\n::error file=x::\e[31m\a\u202E ##[add-mask]e": 1"# + "\n")
        try site.write("Public/a\n::error::x\(Self.hostile)/index.html", "x")
        try site.write("Templates/b\n::error::x\(Self.hostile)", "x")
        for format in ["text", "json", "github"] {
            let run = try await RetourProgram.run("check", "--format", format, in: site.root)
            #expect(run.status == 1)
            expectHarmless(run)
            let lines = (run.output + run.errors).split(separator: "\n")
            #expect(!lines.contains { $0.hasPrefix("::error::") || $0.hasPrefix("::error file=x") })
            if format != "github" { #expect(!lines.contains { $0.hasPrefix("::") }) }
            if format == "text" { #expect(!run.errors.contains("##[")) }
        }
    }
}
