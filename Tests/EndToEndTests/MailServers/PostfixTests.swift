import Foundation
import TestSupport
import Testing

/// A real Postfix with the generated configuration, real blocklists, and a browser that opens the
/// links in the replies.
@Suite("Postfix", .serialized, .timeLimit(.minutes(30)))
struct PostfixTests {
    @Test("each rejection links to the page of its reason, with its address, list and actor")
    func rejections() async throws {
        try await MailLab.use(.dovecot, .greylisting, .opendkim, .signing) { lab in
            // The first message of these two is within the limits.
            _ = try await lab.send(
                from: "192.0.2.9", port: 2505,
                ["--from", "a@sender.example", "--to", "info@example.org"])
            var replies: [(MailCase, [String])] = []
            for example in PostfixCases.all + PostfixCases.signed(in: lab.folder.path) {
                let lines = try await lab.send(
                    from: example.address, port: example.port, example.arguments)
                #expect(lines == [example.reply], "port \(example.port)")
                replies.append((example, lines))
            }
            try await Self.followLinks(of: replies, site: lab.folder)
            let log = try lab.read("receiver/maillog")
            let complaints = log.split(separator: "\n").filter { line in
                ["unknown macro", "rbl reply", "response code", "fatal"].contains {
                    line.contains($0)
                }
            }
            #expect(complaints == [])
        }
    }

    @Test("neither an error response of a list nor an unlisted sender is rejected")
    func accepted() async throws {
        try await MailLab.use { lab in
            let addresses = ["192.0.2.254", "192.0.2.9", "2001:db8::9", "192.0.2.4"]
            for address in addresses {
                for port in [25, 2509] {
                    let lines = try await lab.send(
                        from: address, port: port,
                        [
                            "--from", "a@sender.example", "--to", "info@example.org", "--helo",
                            "x.example",
                        ])
                    #expect(lines == [], "\(address) \(port)")
                }
            }
        }
    }

    @Test("a list is queried once for a message, though each of its parts has a restriction")
    func queries() async throws {
        try await MailLab.use { lab in
            let lines = try await lab.send(
                from: "192.0.2.6", ["--from", "a@sender.example", "--to", "info@example.org"])
            #expect(lines.first?.hasSuffix("list=pbl.spamhaus.org") == true)
            let name = "6.2.0.192.secretkey123.zen.dq.spamhaus.net"
            let queries = try lab.read("dnsmasq.log").split(separator: "\n")
                .filter { $0.contains("query[A] \(name) ") }
            #expect(queries.count == 1)
            let restrictions = try lab.read("receiver/main.cf").split(separator: "\n")
                .filter { $0.contains("reject_rbl_client secretkey123.zen.dq.spamhaus.net=") }
            #expect(restrictions.count > 1)
        }
    }

    @Test("a client that violates the protocol gets a reply with a link")
    func protocolErrors() async throws {
        try await MailLab.use { lab in
            let link = "see https://reject.example/protocol-error?ip=192.0.2.25"
            let nonsense = try await lab.speak(["NONSENSE", "QUIT"], port: 25)
            #expect(nonsense.contains("500 5.5.2 Error: command not recognized; \(link)"))
            let tooEarly = try await lab.speak(
                [
                    "EHLO good.example", "MAIL FROM:<a@sender.example>",
                    "RCPT TO:<info@example.org>", "QUIT",
                ], port: 2509)
            #expect(tooEarly.contains("550 5.5.1 Protocol error; \(link)"))
        }
    }

    /// Opens the link in each reply, each link once, and compares the page with what the case
    /// expects.
    static func followLinks(of replies: [(MailCase, [String])], site: URL) async throws {
        try await RunningServer.use(site) { server in
            try await Browser.withSession { browser in
                var seen: Set<String> = []
                for (example, lines) in replies {
                    let link = lines.last?.split(separator: " ").last.map(String.init) ?? ""
                    guard seen.insert(link).inserted else { continue }
                    let page = try await LinkedPage.open(link, at: server, in: browser)
                    // The page of a list shows the text of the reason that explains its kind.
                    let reason = try await PageRecord.get(
                        "https://reject.example/\(example.page.reason)", at: server)
                    #expect(page.title == reason.title, "\(link)")
                    #expect(reason.actor == example.page.actor, "\(link)")
                    #expect(page.facts == example.facts, "\(link)")
                    #expect(page.actor == "actor \(example.page.actor)", "\(link)")
                }
            }
        }
    }
}
