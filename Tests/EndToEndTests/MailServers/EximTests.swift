import Testing

/// A real Exim with the generated ACL statements.
@Suite("Exim", .timeLimit(.minutes(30)))
struct EximTests {
    @Test("each rejection links to the page of its reason, with its address, list and actor")
    func rejections() async throws {
        try await MailLab.use { lab in
            // The first connection of this one is within the limit.
            _ = try await lab.send(
                from: "192.0.2.9", to: .exim, port: 2502,
                ["--from", "a@sender.example", "--to", "info@example.org", "--helo", "x.example"])
            var replies: [(MailCase, [String])] = []
            for example in EximCases.all {
                let lines = try await lab.send(
                    from: example.address, to: .exim, port: example.port, example.arguments)
                // swaks sends HELO after a rejected EHLO.
                #expect(Set(lines) == [example.reply], "port \(example.port)")
                replies.append((example, lines))
            }
            let tooBig = EximCases.announcedSize
            let lines = try await lab.speak(
                [
                    "EHLO good.example", "MAIL FROM:<a@sender.example> SIZE=30000", "QUIT",
                ], to: .exim, port: 25)
            #expect(lines.contains(tooBig.reply))
            replies.append((tooBig, [tooBig.reply]))
            try await PostfixTests.followLinks(of: replies, site: lab.folder)
        }
    }

    @Test("Exim's own lines about a sender that fails verification come before ours")
    func senderVerification() async throws {
        try await MailLab.use { lab in
            let lines = try await lab.send(
                from: "192.0.2.9", to: .exim,
                ["--from", "a@nothere.invalid", "--to", "info@example.org", "--helo", "x.example"])
            #expect(
                lines.last
                    == "550 5.1.8 Wrong sender domain; see "
                    + "https://reject.example/sender-domain?ip=192.0.2.9")
        }
    }

    @Test("neither an error response of a list nor an unlisted sender is rejected")
    func accepted() async throws {
        try await MailLab.use { lab in
            for address in ["192.0.2.254", "192.0.2.9", "192.0.2.4"] {
                let lines = try await lab.send(
                    from: address, to: .exim,
                    [
                        "--from", "a@sender.example", "--to", "info@example.org", "--helo",
                        "x.example",
                    ])
                #expect(lines == [], "\(address)")
            }
        }
    }
}
