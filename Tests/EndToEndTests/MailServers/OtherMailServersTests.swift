import Foundation
import Testing

/// Real mail servers with their generated files, in one test because they start slowly: Rspamd for
/// Postfix and Exim, OpenSMTPD, and Sendmail; and the plugin for Haraka.
@Suite("Rspamd, OpenSMTPD, Sendmail, and Haraka's plugin", .timeLimit(.minutes(30)))
struct OtherMailServersTests {
    @Test("each rejection links to the page of its reason, with its address, list and actor")
    func rejections() async throws {
        try await MailLab.use(.rspamd, .opensmtpd, .sendmail, .signing) { lab in
            let folder = lab.folder.path
            let cases: [(MailLab.Server, [MailCase])] = [
                (.postfix, RspamdCases.all + RspamdCases.signed(in: folder)),
                (.exim, EximCases.content(in: folder)),
                (.openSMTPD, OpenSMTPDCases.all), (.sendmail, SendmailCases.all),
            ]
            // The first message of this one is within the limit.
            _ = try await lab.send(
                from: "192.0.2.9", port: 2516, RspamdCases.often + ["--to", "info@example.org"])
            var replies: [(MailCase, [String])] = []
            for (server, cases) in cases {
                for example in cases {
                    let lines = try await lab.send(
                        from: example.address, to: server, port: example.port, example.arguments)
                    #expect(lines == [example.reply], "\(server), port \(example.port)")
                    replies.append((example, lines))
                }
            }
            try await accepted(in: lab)
            replies += try await HarakaSessions.replies(in: lab)
            try await PostfixTests.followLinks(of: replies, site: lab.folder)
        }
    }

    /// Neither an error response of a list, nor an unlisted server and sender, nor a message with a
    /// valid signature is rejected.
    private func accepted(in lab: MailLab) async throws {
        let servers: [(MailLab.Server, Int)] = [
            (.postfix, 2516), (.exim, 2503), (.openSMTPD, 25), (.sendmail, 25),
        ]
        let signed = "@" + lab.folder.path + "/dkim.eml"
        for (server, port) in servers {
            for (address, data) in [
                ("192.0.2.254", nil), ("192.0.2.9", nil), ("192.0.2.9", signed),
            ] {
                let lines = try await lab.send(
                    from: address, to: server, port: port,
                    [
                        "--from", "a@sender.example", "--to", "info@example.org", "--helo",
                        "good.example",
                    ] + (data.map { ["--data", $0] } ?? []))
                #expect(lines == [], "\(server) \(address)")
            }
        }
    }
}
