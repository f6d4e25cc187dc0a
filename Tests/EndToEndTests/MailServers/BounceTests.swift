import Foundation
import Testing

/// Bounces that a mail server writes because another one rejected a message (RFC 3464).
@Suite("Bounces", .timeLimit(.minutes(30)))
struct BounceTests {
    @Test("the link in a real bounce leads to the page with its address and list")
    func bounce() async throws {
        try await MailLab.use { lab in
            let lines = try await lab.send(
                from: "192.0.2.9", to: .relay,
                ["--from", "author@sender.example", "--to", "info@example.org"])
            #expect(lines == [])
            let bounce = try await lab.run(
                "bash",
                [
                    "-c",
                    """
                    until [ -n "$(ls "$1" 2>/dev/null)" ]; do sleep 0.05; done
                    cat "$1"/*
                    """, "bash", lab.folder.path + "/sender/mail/author/new",
                ])
            #expect(bounce.contains("\nStatus: 5.7.1\n"))
            let report = try #require(bounce.firstRange(of: "Diagnostic-Code: smtp; "))
            let diagnostic = Self.unfolded(bounce[report.upperBound...])
            #expect(
                diagnostic
                    == "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using "
                    + "bl.spamcop.net; see "
                    + "https://reject.example/dnsbl?ip=192.0.2.1&list=bl.spamcop.net")
            let link = diagnostic.split(separator: " ").last.map(String.init) ?? ""
            try await RunningServer.use(lab.folder) { server in
                try await Browser.withSession { browser in
                    let page = try await LinkedPage.open(link, at: server, in: browser)
                    #expect(page.facts == ["192.0.2.1", "bl.spamcop.net"])
                    #expect(page.actor == "actor provider")
                }
            }
        }
    }

    /// The value of a field on one line (RFC 5322 §2.2.3).
    private static func unfolded(_ text: Substring) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let more = lines.dropFirst().prefix { $0.hasPrefix(" ") }
        return ([lines[0]] + more).map { $0.trimmingCharacters(in: .whitespaces) }
            .joined(separator: " ")
    }
}
