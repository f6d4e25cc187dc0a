import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// What a new operator does first: a folder of their own that builds at once.
@Suite("New site", .timeLimit(.minutes(10)))
struct InitTests {
    private static let needed = [
        "--name", "Example Mail", "--base-url", "https://reject.example", "--phone",
        "+49 30 23125 000",
    ]

    private func empty() throws -> SiteFolder { try SiteFolder { _ in } }

    /// Runs `retour init` at a terminal and types the answers.
    private func type(
        _ answers: [String], _ arguments: [String] = [], in folder: SiteFolder
    ) async throws -> RetourProgram.Run {
        let command = ([RetourProgram.file.path, "init"] + arguments).map { "'\($0)'" }
            .joined(separator: " ")
        let result = try await Subprocess.run(
            .name("script"),
            arguments: ["--quiet", "--return", "--command", command, "/dev/null"],
            workingDirectory: FilePath(folder.root.path),
            input: .string(answers.map { $0 + "\n" }.joined()), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20))
        return RetourProgram.Run(
            status: result.terminationStatus.code, output: result.standardOutput,
            errors: result.standardError)
    }

    @Test("needs three values, and says what it wrote and what to do next")
    func options() async throws {
        let folder = try empty()
        let run = try await RetourProgram.run(
            ["init", "my site"] + Self.needed + ["--default-locale", "de"], in: folder.root)
        #expect(run.status == 0)
        #expect(run.output == "my site/site.yaml\n")
        #expect(
            run.errors == """
                warning: 'reject.example' is reserved for examples and tests: nobody has '.example' \
                (RFC 6761); replace it before you publish
                warning: '+49 30 23125 000' is a number for films and manuals, which nobody has \
                (Bundesnetzagentur, notice 148/2021); replace it before you publish

                Next:
                  1. Look at it in a browser:
                     retour -C 'my site' serve
                  2. Check it after each change:
                     retour -C 'my site' check
                  3. Build it for your web server:
                     retour -C 'my site' build --for nginx   # or apache, caddy, static
                  4. Or build and upload it:
                     retour -C 'my site' publish --for nginx user@host:/var/www/reject
                  5. Let rejections link to it:
                     retour -C 'my site' mail-server postfix   # or exim, rspamd, haraka, …

                """)
        let check = try await RetourProgram.run(
            "check", "--strict", "-C", "my site", in: folder.root)
        #expect(check.status == 0, "\(check.errors)")
        let page = try await RetourProgram.run(
            "-C", "my site", "render", "dnsbl", "--format", "text", in: folder.root)
        #expect(page.status == 0, "\(page.errors)")
        #expect(page.output.contains("Example Mail"))
    }

    @Test("takes the lists from a main.cf: weights, return codes, keys, and those that are no use")
    func postfix() async throws {
        let folder = try empty()
        try folder.write(
            "main.cf",
            """
            mydomain = mail.test
            smtpd_recipient_restrictions = reject_rbl_client SECRET.zen.dq.spamhaus.net=127.0.0.[2..11],
              reject_rhsbl_sender dbl.spamhaus.org=127.0.1.[2..99], reject_rbl_client own.mail.test
            postscreen_dnsbl_sites = zen.spamhaus.org=127.0.0.[2..11]*3 b.barracudacentral.org*2
              list.dnswl.org=127.0.[0..255].[1..3]*-4, ix.dnsbl.manitu.net

            """)
        let run = try await RetourProgram.run(
            ["init", "--postfix", "main.cf", "--blocklists", "spamcop,bl.spamcop.net"]
                + Self.needed, in: folder.root)
        #expect(run.status == 0)
        let settings = try folder.read("site.yaml")
        #expect(
            settings.contains(
                """
                # Left out: own.mail.test is not known; add it later with 'retour new blocklist \
                own.mail.test'
                # Left out: ix.dnsbl.manitu.net ended in 2025: querying it rejects legitimate mail; stop \
                using it in the mail server
                blocklists:
                  - spamcop
                  - spamhaus-zen
                  - spamhaus-dbl
                  - barracuda

                """))
        #expect(!(settings + run.errors + run.output).contains("SECRET"))
        #expect(run.errors.contains("retour new blocklist own.mail.test\n"))
        let check = try await RetourProgram.run("check", "--strict", in: folder.root)
        #expect(check.status == 0, "\(check.errors)")
    }

    @Test("at a terminal asks for what is missing, and asks again for what cannot be used")
    func terminal() async throws {
        let folder = try empty()
        try folder.write("main.cf", "mydomain = mail.your-domain.com\n")
        let run = try await type(
            ["", "Öl: & Söhne", "", "me@mail.test", "030 23125", "+49 30 23125 000"],
            ["--postfix", "main.cf"], in: folder)
        #expect(run.status == 0, "\(run.output)")
        for text in [
            "know it: ", "the name must be one line of text",
            "Where the site will be published [https://reject.mail.your-domain.com]: ",
            "so an email address does not help them; give a phone number or a form",
            "'030 23125' is not a phone number with + and the country code", "\r\nNext:\r\n",
        ] {
            #expect(run.output.contains(text), "\(run.output)")
        }
        let settings = try folder.read("site.yaml")
        for line in [
            "organization: \"Öl: & Söhne\"", "base-url: https://reject.mail.your-domain.com",
            "  phone: \"+49 30 23125 000\"",
        ] {
            #expect(settings.contains("\n\(line)\n"))
        }
        let check = try await RetourProgram.run("check", "--strict", in: folder.root)
        #expect(check.status == 0, "\(check.errors)")
    }

    @Test("at a terminal asks nothing that an option says, and writes nothing without an answer")
    func noAnswer() async throws {
        let folder = try empty()
        let all = try await type([], ["a"] + Self.needed, in: folder)
        #expect(all.status == 0)
        #expect(!all.output.contains(": \r\n"))
        let run = try await type(["Name", "\u{4}"], ["new/site"], in: folder)
        #expect(run.status == 1, "\(run.output)")
        #expect(run.output.contains("error: no answer; nothing was written"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("new")))
    }

    @Test(
        "without a terminal names the options that are missing or wrong, and writes nothing",
        arguments: [
            (
                [],
                "missing --name, --base-url, --phone (or --form); pass them, or run 'retour "
                    + "init' at a terminal"
            ),
            (
                ["--name", "x", "--form", "a.test/b"],
                "missing --base-url; pass it, or run 'retour init' at a terminal"
            ),
            (
                needed + ["--form", "ftp://x"],
                "--form: 'ftp://x' is not a URL such as https://reject.your-domain.com"
            ),
            (
                needed + ["--locales", "en,xx"],
                "--locales: there are no texts in 'xx'; available: de, en"
            ),
            (
                needed + ["--locales", "en", "--default-locale", "de"],
                "--default-locale: 'de' is not one of en"
            ),
            (
                needed + ["--role", "en=us"],
                "--role: say it in 'de', too, with \"de=…\""
            ),
        ])
    func wrong(arguments: [String], message: String) async throws {
        let folder = try empty()
        let run = try await RetourProgram.runInSession(
            ["init", "new"] + arguments, in: folder.root)
        #expect(run.status == 64)
        #expect(run.errors == "error: \(message)\n")
        #expect(try FileTree.read(folder.root).isEmpty)
    }

    @Test("never replaces a site", arguments: ["site.yaml", "Content/site.yaml"])
    func existing(file: String) async throws {
        let folder = try empty()
        try folder.write(file, "mine\n")
        let run = try await RetourProgram.run(["init"] + Self.needed, in: folder.root)
        #expect(run.status == 1)
        #expect(
            run.errors == "error: \(file) already exists; edit it, or choose another folder\n")
        #expect(try FileTree.read(folder.root).count == 1)
        #expect(try folder.read(file) == "mine\n")
    }

    @Test("a list of one's own is described, used, and explained as one's own")
    func ownList() async throws {
        let folder = try empty()
        let list = "own.mail.test"
        _ = try await RetourProgram.run(
            ["init", "--blocklists", "spamcop", "--default-locale", "en"] + Self.needed,
            in: folder.root)
        try folder.edit("site.yaml", "  - spamcop\n", "  - spamcop\n  - \(list)\n")
        let unknown = try await RetourProgram.run("check", in: folder.root)
        #expect(unknown.errors.contains("'retour new blocklist \(list)'\n"), "\(unknown.errors)")
        let new = try await RetourProgram.run("new", "blocklist", list, in: folder.root)
        #expect(new.status == 0, "\(new.errors)")
        let file = "Content/blocklists/own-mail-test.yaml"
        let draft = try await RetourProgram.run("check", in: folder.root)
        #expect(
            draft.errors.contains(
                "the blocklist '\(list)' is a draft; finish \(file) and remove its line 'draft: "
                    + "true'\n"), "\(draft.errors)")
        try folder.edit(file, "draft: true\n", "")
        try folder.edit(file, "kind: address", "kind: policy")
        let foreign = try await RetourProgram.run("check", in: folder.root)
        #expect(
            foreign.errors.contains(
                "warning: the blocklist '\(list)' is of kind 'policy', which a service decides with "
                    + "software of its own, so 'retour mail-server' leaves it out; if it is your own, "
                    + "set its 'operator' to 'Example Mail'\n"), "\(foreign.errors)")
        let omitted = try await RetourProgram.run("mail-server", "postfix", in: folder.root)
        #expect(omitted.errors.contains("left out: 'own-mail-test' is of kind 'policy'"))
        #expect(!omitted.output.contains("reject_rbl_client \(list)"))
        try folder.edit(file, "operator: \(list)", "operator: Example Mail")
        let check = try await RetourProgram.run("check", in: folder.root)
        #expect(check.status == 0)
        #expect(!check.errors.contains("kind 'policy'"), "\(check.errors)")
        let server = try await RetourProgram.run("mail-server", "postfix", in: folder.root)
        #expect(server.output.contains("reject_rbl_client \(list)=127.0.0.2"))
        for kind in ["policy", "address"] {
            if kind == "address" { try folder.edit(file, "kind: policy", "kind: address") }
            let page = try await RetourProgram.run(
                "render", "dnsbl", "--list", list, "--format", "text", in: folder.root)
            #expect(page.output.contains("we're blocking the sending server"), "\(page.output)")
            #expect(!page.output.contains("does not belong to Example Mail"))
        }
    }
}
