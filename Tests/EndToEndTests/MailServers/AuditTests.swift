import Foundation
import Subprocess
import Testing

/// `retour audit` on what real mail servers logged.
@Suite("Audit", .timeLimit(.minutes(30)))
struct AuditTests {
    private struct Report: Decodable {
        struct Row: Decodable {
            let count: Int
            let reason: String
            let list: String
            let link: String
            let page: String
        }

        let rejections: [Row]
        let findings: [[String: String]]
    }

    /// Sends a server three messages that it rejects.
    private func rejectMessages(at server: MailLab.Server, in lab: MailLab) async throws {
        for (address, recipient) in [
            ("192.0.2.1", "info"), ("192.0.2.3", "info"), ("192.0.2.9", "nobody"),
        ] {
            let lines = try await lab.send(
                from: address, to: server,
                [
                    "--from", "a@sender.example", "--to", "\(recipient)@example.org", "--helo",
                    "good.example",
                ])
            #expect(lines.count == 1)
        }
    }

    private func audit(_ arguments: [String], in lab: MailLab) async throws -> (Int, Report) {
        let run = try await RetourProgram.run(
            ["audit", "--format", "json"] + arguments, in: lab.folder)
        return (run.status, try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)))
    }

    @Test("the log of a Postfix with the generated configuration has no problems, plain or as gzip")
    func postfix() async throws {
        try await MailLab.use { lab in
            try await rejectMessages(at: .postfix, in: lab)
            _ = try await lab.run("gzip", ["--keep", lab.folder.path + "/receiver/maillog"])
            for log in ["receiver/maillog", "receiver/maillog.gz"] {
                let (status, report) = try await audit(
                    ["--postfix", "receiver/main.cf", log], in: lab)
                #expect(status == 0)
                #expect(report.findings == [])
                let rows = report.rejections.map { row in
                    ["\(row.count)", row.reason, row.list, row.link, row.page]
                }
                #expect(
                    rows == [
                        [
                            "1", "dnsbl", "bl.spamcop.net", "reply",
                            "https://reject.example/dnsbl",
                        ],
                        [
                            "1", "dnsbl", "zen.spamhaus.org", "reply",
                            "https://reject.example/dnsbl",
                        ],
                        [
                            "1", "user-unknown", "", "footer",
                            "https://reject.example/user-unknown",
                        ],
                    ])
            }
        }
    }

    @Test("without the configuration that adds the links, the log has problems")
    func withoutConfiguration() async throws {
        try await MailLab.use { lab in
            try await rejectMessages(at: .postfix, in: lab)
            let (status, report) = try await audit(["receiver/maillog"], in: lab)
            #expect(status == 1)
            #expect(
                report.findings.compactMap { $0["problem"] } == [
                    "rejections for 'user-unknown' have no link in the log (1 rejection)"
                ])
        }
    }

    @Test("Exim's log and configuration have no problems")
    func exim() async throws {
        try await MailLab.use { lab in
            try await rejectMessages(at: .exim, in: lab)
            let (status, report) = try await audit(
                ["--exim", "exim/retour/acl-rcpt", "exim/mainlog"], in: lab)
            #expect(status == 0)
            #expect(report.findings == [])
            #expect(
                report.rejections.map { "\($0.reason) \($0.list)" } == [
                    "dnsbl bl.spamcop.net", "dnsbl zen.spamhaus.org", "user-unknown ",
                ])
        }
    }
}
