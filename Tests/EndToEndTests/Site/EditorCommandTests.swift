import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// What an editor does with the program, from a new page to a reviewed one.
@Suite("Editor's commands", .timeLimit(.minutes(30)))
struct EditorCommandTests {
    @Test("a warning fails a strict check only, in every format")
    func strict() async throws {
        let folder = try SiteFolder()
        try folder.edit("Content/reasons/too-big/en.md", "Do *this*.", "Do {this}.")
        let message = "'{this}' is not a variable; write '{{this}}'"
        let place = "Content/reasons/too-big/en.md:10:7"

        let lenient = try await RetourProgram.run("check", in: folder.root)
        #expect(lenient.status == 0)
        #expect(lenient.errors == "\(place): warning: \(message)\n")
        #expect(lenient.output == "22 pages in 2 locales: 0 errors, 1 warning\n")

        let strict = try await RetourProgram.run("check", "--strict", in: folder.root)
        #expect(strict.status == 1)
        #expect(strict.errors == "\(place): warning: \(message)\n0 errors, 1 warning\n")

        let github = try await RetourProgram.run(
            "check", "--strict", "--format", "github", in: folder.root)
        #expect(github.status == 1)
        #expect(
            github.output
                == "::warning file=Content/reasons/too-big/en.md,line=10,col=7::\(message)\n")

        let json = try await RetourProgram.run("check", "--format", "json", in: folder.root)
        #expect(json.status == 0)
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(report["warnings"] as? Int == 1)
        let first = (report["diagnostics"] as? [[String: Any]])?.first
        #expect(first?["message"] as? String == message)
        #expect(first?["line"] as? Int == 10)
    }

    @Test(
        "only a check reviews style",
        arguments: [["render", "too-big"], ["build"], ["publish", "--dry-run", "published"]])
    func review(arguments: [String]) async throws {
        let folder = try SiteFolder()
        try folder.edit("Content/reasons/too-big/en.md", "Do *this*.", "Do {this}.")
        let run = try await RetourProgram.run(arguments, in: folder.root)
        #expect(run.status == 0)
        #expect(run.errors == "")
    }

    @Test("facts last reviewed over a year before a given date are reported")
    func age() async throws {
        let folder = try SiteFolder()
        let fresh = try await RetourProgram.run(
            "check", "--strict", "--today", "2027-11-24", in: folder.root)
        #expect(fresh.status == 0)
        let old = try await RetourProgram.run(
            "check", "--today", "2027-11-25", in: folder.root)
        #expect(old.status == 0)
        #expect(
            old.errors.hasPrefix(
                "Content/blocklists/alive.yaml:14:10: warning: last reviewed on 2026-11-24, over "
                    + "a year ago; compare it with reality, then set 'checked' to the day you "
                    + "did\n"))
        #expect(old.errors.split(separator: "\n").count == 6)
        let undated = try await RetourProgram.run("check", "--strict", in: folder.root)
        #expect(undated.status == 0)
        let wrong = try await RetourProgram.run("check", "--today", "2027", in: folder.root)
        #expect(wrong.status == 64)
    }

    @Test("from a new reason to a published page: new, check, serve drafts, accept, list")
    func newReason() async throws {
        let folder = try SiteFolder()
        let new = try await RetourProgram.run(
            "new", "reason", "no-cats", "--actor", "provider", "--today", "2026-11-25",
            in: folder.root)
        #expect(new.status == 0)
        #expect(
            new.output
                == "Content/reasons/no-cats/reason.yaml\nContent/reasons/no-cats/de.md\n")
        let check = try await RetourProgram.run("check", "--strict", in: folder.root)
        #expect(check.status == 0, "\(check.errors)")

        let hidden = try await RetourProgram.run("render", "no-cats", in: folder.root)
        #expect(hidden.status == 64)
        let shown = try await RetourProgram.run(
            "render", "no-cats", "--drafts", "--format", "text", in: folder.root)
        #expect(shown.status == 0)
        let german = try folder.read("Content/reasons/no-cats/de.md")
        let step = try #require(german.split(separator: "\n").first { $0.hasPrefix("1. ") })
        #expect(shown.output.contains(step))

        let facts = "Content/reasons/no-cats/reason.yaml"
        try folder.edit(facts, "draft: true\n", "")
        try folder.write("Content/reasons/no-cats/en.md", german)
        let unmarked = try await RetourProgram.run("check", "--strict", in: folder.root)
        #expect(unmarked.status == 1)
        #expect(unmarked.errors.contains("then run 'retour accept no-cats --locale en'\n"))
        let accept = try await RetourProgram.run(
            "accept", "no-cats", "--locale", "en", in: folder.root)
        #expect(accept.output == "Content/reasons/no-cats/en.md\n")
        #expect(accept.errors == "1 translation marked as matching its source\n")
        let list = try await RetourProgram.run("list", "reasons", in: folder.root)
        let line = try #require(list.output.split(separator: "\n").first { $0.contains("no-cats") })
        #expect(
            line.split(separator: " ") == [
                "no-cats", "provider", "after-fix", "original", "current", "2026-11-25",
                "published",
            ])
    }

    @Test("all translations are accepted, even if nobody reads the list of them")
    func unreadList() async throws {
        let folder = try SiteFolder()
        for reason in ["dnsbl", "dnsbl-broken", "too-big"] {
            try folder.edit("Content/reasons/\(reason)/de.md", "1. Do *this*.", "1. Do that.")
        }
        let program = RetourProgram.file.path
        let run = try await Subprocess.run(
            .path("/bin/sh"), arguments: ["-c", "'\(program)' accept --all | true"],
            workingDirectory: FilePath(folder.root.path), output: .string(limit: 1 << 10),
            error: .string(limit: 1 << 10))
        #expect(run.standardError == "3 translations marked as matching their source\n")
        let check = try await RetourProgram.run("check", in: folder.root)
        #expect(!check.errors.contains("has changed since"))
    }

    @Test(
        "a usage error that a command finds while it runs is reported in one line",
        arguments: [
            (
                ["accept", "too-bug"],
                "there is no reason or guide 'too-bug'; did you mean 'too-big'?"
            ),
            (["accept", "nosuch"], "there is no reason or guide 'nosuch'"),
            (
                ["list", "replies", "--reason", "too-bug"],
                "there is no reason 'too-bug'; did you mean 'too-big'?"
            ),
            (
                ["accept", "--all", "--locale", "fr"],
                "the site has no locale 'fr'; available: de, en"
            ),
        ])
    func lateUsage(arguments: [String], message: String) async throws {
        let folder = try SiteFolder()
        let run = try await RetourProgram.run(arguments, in: folder.root)
        #expect(run.status == 64)
        #expect(run.errors == "error: \(message)\n")
    }

    @Test("phrases are listed by their rank, all of them or those of a reason")
    func phrases() async throws {
        let folder = try SiteFolder()
        try folder.write(
            "Content/reasons/too-big/replies.yaml",
            """
            phrases:
              - {text: Too big, weight: 5, not: [small, tiny], example: 552 Too big}
              - {text: much * too big, weight: 6, with: [mail], example: 552 Mail much too big}

            """)
        try folder.write(
            "Content/reasons/dnsbl/replies.yaml",
            "phrases:\n  - {text: on a blocklist, weight: 5, example: 554 On a blocklist}\n")
        let all = try await RetourProgram.run("list", "replies", in: folder.root)
        #expect(
            all.output == """
                PHRASE          REASON   WEIGHT  WITH  NOT
                much * too big  too-big  6       mail
                on a blocklist  dnsbl    5
                too big         too-big  5             small tiny

                """)
        let json = try await RetourProgram.run(
            "list", "replies", "--reason", "dnsbl", "--format", "json", in: folder.root)
        #expect(
            json.output == """
                [
                  {
                    "phrase": "on a blocklist",
                    "reason": "dnsbl",
                    "weight": 5,
                    "with": [],
                    "not": []
                  }
                ]

                """)
    }

    @Test("lists are tables for people and JSON for programs")
    func lists() async throws {
        let folder = try SiteFolder()
        let lists = try await RetourProgram.run("list", "blocklists", in: folder.root)
        #expect(
            lists.output == """
                BLOCKLIST  ZONE             KIND     STATUS      USED  CONFIDENCE  CHECKED     STATE
                alive      bl.list.example  address  active      yes   high        2026-11-24  published
                dead       bl.dead.example  address  ended 2013  no    high        2026-11-24  published

                """)
        let locales = try await RetourProgram.run(
            "list", "locales", "--format", "json", in: folder.root)
        let records = try #require(
            try JSONSerialization.jsonObject(with: Data(locales.output.utf8)) as? [[String: Any]])
        #expect(records.map { $0["locale"] as? String } == ["de", "en"])
        #expect(records.map { $0["current"] as? Int } == [0, 4])
        let reasons = try await RetourProgram.run(
            "list", "reasons", "--format", "json", in: folder.root)
        #expect(
            reasons.output.hasPrefix(
                """
                [
                  {
                    "reason": "dnsbl",
                    "actor": "provider",
                    "retry": "after-fix",
                    "codes": [
                      "5.7.1"
                    ],
                    "de": "original",

                """))
    }

    @Test(
        "usage errors are reported and change nothing",
        arguments: [
            (["new", "reason", "No Cats"], 64), (["new", "blocklist", "nozone"], 64),
            (["new", "reason", "dnsbl"], 1), (["new", "locale", "en"], 1), (["accept"], 64),
            (["accept", "--all", "dnsbl"], 64), (["accept", "no-such"], 64),
            (["accept", "--all", "--locale", "fr"], 64), (["list", "pages"], 64),
            (["check", "--format", "xml"], 64),
        ])
    func usage(arguments: [String], status: Int) async throws {
        let folder = try SiteFolder()
        let before = try FileManager.default.subpathsOfDirectory(atPath: folder.root.path).sorted()
        let run = try await RetourProgram.run(arguments, in: folder.root)
        #expect(run.status == status, "\(arguments)")
        #expect(run.output == "")
        #expect(run.errors.lowercased().contains("error: "), "\(run.errors)")
        #expect(
            try FileManager.default.subpathsOfDirectory(atPath: folder.root.path).sorted()
                == before)
    }

    @Test("valid YAML files match their schemas, and files that the reader rejects do not")
    func schemas() async throws {
        let folder = try SiteFolder()
        _ = try await RetourProgram.run("schema", in: folder.root)
        let content = folder.root.appending(path: "Content")
        #expect(try await SchemaCheck(of: content) == SchemaCheck(files: 9, problems: []))
        try folder.edit("Content/reasons/dnsbl/reason.yaml", "actor: provider", "actor: postman")
        try folder.edit("Content/blocklists/alive.yaml", "expiry: PT24H", "expiry: 24 hours")
        try folder.edit("Content/site.yaml", "organization:", "organisation:")
        let wrong = try await SchemaCheck(of: content).problems.joined(separator: "\n")
        #expect(wrong.contains("reasons/dnsbl/reason.yaml ['actor'] 'postman' is not one of"))
        #expect(wrong.contains("blocklists/alive.yaml ['removal', 'expiry'] '24 hours' does not"))
        #expect(wrong.contains("site.yaml [] 'organization' is a required property"))
        #expect(wrong.contains("site.yaml [] Additional properties are not allowed"))
    }
}
