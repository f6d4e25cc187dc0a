import Foundation
import Subprocess
import TestSupport
import Testing

/// The links are added to a main.cf that is there already, and removed again, by a real postconf(1).
@Suite("Links added to a main.cf", .timeLimit(.minutes(10)))
struct PostfixApplyTests {
    /// Configurations of the shapes that mail stacks ship: weighted sites with a threshold, a
    /// restriction class, tables, and texts of the operator's own.
    private static let stacks = [
        "fresh": """
        smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated
         defer_unauth_destination
        mynetworks = 127.0.0.0/8
        """,
        "weighted postscreen": """
        postscreen_dnsbl_action = enforce
        postscreen_dnsbl_threshold = 6
        postscreen_dnsbl_sites = wl.mailspike.net=127.0.0.[18;19;20]*-2
          # half a vote
          zen.spamhaus.org=127.0.0.[10;11]*8, zen.spamhaus.org=127.0.0.[4..7]*6
          bl.spamcop.net*3
        postscreen_dnsbl_reply_map = texthash:/etc/postfix/names
        smtpd_sender_restrictions = reject_unknown_sender_domain
        """,
        "another class and footer": """
        smtpd_restriction_classes = greylisting
        greylisting = check_policy_service inet:127.0.0.1:10023
        smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination,
            check_recipient_access inline:{ {a@example.org=greylisting} },
            reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]
        smtpd_reject_footer = \\c; call +49 30 23125 000, it's our postmaster's number
        """,
        "own tables and reply": """
        rbl_reply_maps = inline:{
            { zen.spamhaus.org=127.0.0.[2..11] = $rbl_code own text } }
        smtpd_reject_footer_maps = regexp:/etc/postfix/own-footers
        default_rbl_reply = $rbl_code $rbl_class [$rbl_what] is listed
        smtpd_client_restrictions = reject_rbl_client ZEN.spamhaus.org,
            reject_rbl_client secret7.zen.dq.spamhaus.net=127.0.0.10
        """,
        "empty values": "rbl_reply_maps =\nsmtpd_reject_footer_maps =\n",
    ]

    private struct Place {
        let folder: URL
        let configuration: URL

        func generate() async throws -> RetourProgram.Run {
            try await RetourProgram.run(
                [
                    "mail-server", "postfix", "--postfix", "postfix/main.cf", "--output", "retour",
                ], in: folder)
        }

        /// Runs the generated script.
        func apply(_ arguments: String...) async throws -> (status: Int, printed: String) {
            let result = try await Subprocess.run(
                .name("sh"),
                arguments: Arguments(
                    [folder.appending(path: "retour/apply").path, "-c", configuration.path]
                        + arguments),
                environment: .inherit.updating(["PATH": InstalledProgram.path]),
                output: .string(limit: 1 << 16), error: .combinedWithOutput)
            guard case .exited(let status) = result.terminationStatus else { return (-1, "") }
            return (Int(status), result.standardOutput)
        }

        func text() throws -> String {
            try String(contentsOf: configuration.appending(path: "main.cf"), encoding: .utf8)
        }

        /// What main.cf sets, with one blank for each run of white space.
        func settings() async throws -> [String] {
            let result = try await Subprocess.run(
                .name("postconf"), arguments: ["-c", configuration.path, "-n"],
                environment: .inherit.updating(["PATH": InstalledProgram.path]),
                output: .string(limit: 1 << 16), error: .discarded)
            return result.standardOutput.split(separator: "\n").map { line in
                line.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
            }
        }
    }

    /// - Parameter body: gets the folder, and what the command printed on standard error.
    private func use(
        _ main: String, _ body: (Place, String) async throws -> Void
    ) async throws {
        try InstalledProgram.postfix.require()
        try await TemporaryFolder.use { folder in
            try MailSite.write(to: folder)
            let configuration = folder.appending(path: "postfix")
            try FileManager.default.createDirectory(
                at: configuration, withIntermediateDirectories: true)
            try Data("compatibility_level = 3.6\nmyhostname = mx.example.org\n\(main)\n".utf8)
                .write(to: configuration.appending(path: "main.cf"))
            try Data().write(to: configuration.appending(path: "master.cf"))
            let place = Place(folder: folder, configuration: configuration)
            let run = try await place.generate()
            #expect(run.status == 0, "\(run.errors)")
            try await body(place, run.errors)
        }
    }

    @Test("all that is there stays, twice is like once, and undone is as before", arguments: stacks)
    func stack(name: String, main: String) async throws {
        try await use(main) { place, _ in
            let before = try await place.settings()
            let text = try place.text()
            let shown = try await place.apply()
            #expect(shown.status == 0 && shown.printed.contains("\n+ smtpd_reject_footer_maps = "))
            #expect(try place.text() == text)
            let run = try await place.apply("--yes")
            #expect(run.status == 0, "\(run.printed)")
            try Self.compare(try await place.settings(), with: before)
            let changed = try place.text()
            #expect(try await place.apply("--yes").status == 0)
            #expect(try place.text() == changed)
            // The links that are there already are not the operator's own.
            #expect(try await place.generate().status == 0)
            let again = try await place.apply("--yes")
            #expect(again.status == 0 && !again.printed.contains("\n+ "), "\(again.printed)")
            #expect(try await place.apply("--undo").status == 0)
            // An empty value is the default.
            #expect(
                try await place.settings().filter { !$0.hasSuffix("=") }
                    == before.filter { !$0.hasSuffix("=") })
            let undone = try place.text()
            #expect(try await place.apply("--undo").status == 0)
            #expect(try place.text() == undone)
        }
    }

    /// Links are added; the operator's tables come first, and texts of the operator's own stay.
    private static func compare(_ after: [String], with before: [String]) throws {
        let links = ["rbl_reply_maps", "smtpd_reject_footer_maps", "default_rbl_reply"]
        func isOther(_ line: String) -> Bool {
            !(links + ["postscreen_reject_footer_maps"]).contains { line.hasPrefix("\($0) =") }
        }
        #expect(after.filter(isOther) == before.filter(isOther))
        for link in links {
            let old = before.first { $0.hasPrefix("\(link) =") }
            let new = try #require(after.first { $0.hasPrefix("\(link) =") })
            #expect(new.hasPrefix(old ?? ""))
            #expect(new.contains("/retour/") || new.contains("reject.example") || new == old)
        }
    }

    @Test("what somebody else has changed since is left as it is, and reported")
    func changed() async throws {
        try await use("") { place, _ in
            let main = place.configuration.appending(path: "main.cf")
            let own = "rbl_reply_maps = texthash:/etc/postfix/own\n"
            try Data("compatibility_level = 3.6\n\(own)".utf8).write(to: main)
            let run = try await place.apply("--yes")
            #expect(run.status == 1)
            #expect(run.printed.contains("not changed, since it has changed since"))
            #expect(try String(contentsOf: main, encoding: .utf8).contains(own))
            #expect(try await place.apply("--undo").status == 1)
            #expect(try String(contentsOf: main, encoding: .utf8).contains(own))
        }
    }

    @Test("notes say at which place a list has no link to its part, without a key")
    func notes() async throws {
        try await use(Self.stacks["own tables and reply"] ?? "") { _, errors in
            #expect(
                errors.contains("postfix/main.cf:7:47: note: its replies link to zen.spamhaus.org"))
            #expect(errors.contains("    reject_rbl_client ZEN.spamhaus.org=127.0.0.[10..11]\n"))
            #expect(errors.contains("note: default_rbl_reply stays as it is"))
            #expect(!errors.contains("secret7"))
        }
        try await use(Self.stacks["another class and footer"] ?? "") { _, errors in
            #expect(errors.contains("    reject_rbl_client zen.spamhaus.org=127.0.0.[10..11]\n"))
            #expect(errors.contains("    reject_rbl_client zen.spamhaus.org=127.0.0.[2..7;9]\n"))
            #expect(errors.contains("note: smtpd_reject_footer stays"))
        }
    }

    @Test("a main.cf that is missing, or meant for another server, is an error")
    func errors() async throws {
        try await TemporaryFolder.use { folder in
            try MailSite.write(to: folder)
            let missing = try await RetourProgram.run(
                ["mail-server", "postfix", "--postfix", "none.cf", "--output", "x"], in: folder)
            #expect(
                missing.status == 1 && missing.errors.hasPrefix("error: none.cf cannot be read"))
            let other = try await RetourProgram.run(
                ["mail-server", "exim", "--postfix", "none.cf"], in: folder)
            #expect(other.status == 64 && other.errors.contains("--postfix is for"))
        }
    }
}
