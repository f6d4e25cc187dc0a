import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// A site of the operator's own over the one that is installed with the program.
@Suite("Layers", .timeLimit(.minutes(10)))
struct LayerTests {
    /// The shipped site, in `share/retour` of the installed program.
    private let shipped: SiteFolder
    private let installation: SiteFolder
    private let site: SiteFolder

    init() throws {
        let shipped = try SiteFolder()
        self.shipped = shipped
        installation = try SiteFolder { root in
            for folder in ["bin", "share"] {
                try FileManager.default.createDirectory(
                    at: root.appending(path: folder), withIntermediateDirectories: true)
            }
            try FileManager.default.copyItem(
                at: RetourProgram.file, to: root.appending(path: "bin/retour"))
            try FileManager.default.createSymbolicLink(
                at: root.appending(path: "share/retour"), withDestinationURL: shipped.root)
        }
        site = try SiteFolder { _ in }
        try site.write(
            "site.yaml",
            shipped.read("Content/site.yaml").replacing("Example Mail", with: "My Own Mail"))
    }

    private func run(_ arguments: String...) async throws -> RetourProgram.Run {
        try await RetourProgram.run(
            arguments, in: site.root, program: installation.root.appending(path: "bin/retour"))
    }

    /// The problems, with the shipped folder as `SHIPPED`.
    private func problems(_ run: RetourProgram.Run) -> [String] {
        run.errors.replacing(installation.root.path + "/share/retour", with: "SHIPPED")
            .split(separator: "\n").map(String.init)
    }

    @Test("a phrase of one's own that takes replies from a shipped one is reported where it is")
    func phrases() async throws {
        try shipped.write(
            "Content/reasons/too-big/replies.yaml",
            """
            phrases:
              - {text: far too big, weight: 5, example: 552 Far too big}
              - {text: very large, weight: 5, example: 552 It is very large}

            """)
        try site.write(
            "Content/reasons/dnsbl/replies.yaml",
            """
            phrases:
              - {text: too big, weight: 6, example: 552 Too big}
              - {text: large, weight: 6, not: [tiny], example: 552 Large}

            """)
        let check = try await run("check")
        #expect(
            problems(check) == [
                "Content/reasons/dnsbl/replies.yaml:2:12: error: the phrase 'too big' is in every "
                    + "reply with 'far too big' of 'too-big' "
                    + "(SHIPPED/Content/reasons/too-big/replies.yaml:2), which so never decides; "
                    + "change the weight, or what may not be in the reply",
                "Content/reasons/dnsbl/replies.yaml:3:12: error: the phrase 'large' decides the "
                    + "example of 'very large' of 'too-big' "
                    + "(SHIPPED/Content/reasons/too-big/replies.yaml:3), too; change the weight, or "
                    + "what may not be in the reply",
                "2 errors, 0 warnings",
            ])
        // No page is made of phrases.
        let build = try await run("build")
        #expect(build.status == 0, "\(build.errors)")
    }

    @Test("a site.yaml makes a site, and each file of one's own replaces a shipped one")
    func layers() async throws {
        let bare = try await run("check", "--strict")
        #expect(bare.output == "22 pages in 2 locales: 0 errors, 0 warnings\n")
        try site.write("Public/own.txt", "own")
        try site.write("Public/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
        try site.write("Templates/style.css", "h1 { color: #123456 }")
        try site.write("Content/locales/en.yaml", "retry-after-fix: Only after that.\n")
        let text = try shipped.read("Content/reasons/too-big/en.md")
            .replacing("title: Too big", with: "title: Far too big")
        try site.write("Content/reasons/too-big/en.md", text)

        let build = try await run("build", "--output", "out")
        #expect(build.status == 0, "\(build.errors)")
        let page = try site.read("out/en/too-big/index.html")
        #expect(page.contains("Far too big"))
        #expect(page.contains("Only after that."))
        #expect(page.contains("h1{color:#123456}</style>"))
        #expect(page.contains("My Own Mail"))
        #expect(try site.read("out/de/too-big/index.html").contains("Zu groß"))
        #expect(try site.read("out/own.txt") == "own")
        #expect(try site.read("out/icon.svg") == "<svg xmlns='http://www.w3.org/2000/svg'/>")
    }

    @Test("problems name the file of the folder where they are")
    func problems() async throws {
        try site.write("Content/reasons/dnsbl/reason.yaml", "actor: nobody-knows\n")
        try site.write("Content/locales/de.yaml", "retry-aftr-fix: Danach.\n")
        try site.write("Content/site.yaml", "")
        try shipped.edit("Content/reasons/too-big/de.md", "Do *this*.", "Do {{this}}.")
        let problems = problems(try await run("check"))
        #expect(
            problems.contains {
                $0.hasPrefix("Content/reasons/dnsbl/reason.yaml:1:8: error: 'nobody-knows' is not")
            })
        #expect(
            problems.contains(
                "Content/locales/de.yaml:1:17: warning: SHIPPED/Content/locales/de.yaml has no "
                    + "phrase 'retry-aftr-fix'; did you mean 'retry-after-fix'?"))
        #expect(
            problems.contains(
                "Content/site.yaml:1:1: warning: nothing reads this file; the site is described by "
                    + "site.yaml"))
        #expect(
            problems.contains {
                $0.hasPrefix("SHIPPED/Content/reasons/too-big/de.md:9:7: error: unknown variable")
            })
    }

    @Test("an upgrade says which versions of one's own it concerns, and nothing else")
    func upgrade() async throws {
        let names = ["too-big/en", "dnsbl", "locales/en", "Templates/header.mustache"]
        let files = [
            "Content/reasons/too-big/en.md", "Content/reasons/dnsbl/reason.yaml",
            "Content/locales/en.yaml", "Templates/header.mustache",
        ]
        for name in names { #expect(try await run("override", name).status == 0) }
        try site.edit("Content/reasons/too-big/en.md", "title: Too big", "title: Huge")
        try site.write(files[2], site.read(files[2]) + "retry-after-fix: Only then.\n")
        #expect(try await run("check", "--strict").status == 0)

        // Shipped words and facts change in many places, two of which the operator has overridden.
        try shipped.edit("Content/reasons/too-big/en.md", "Do *this*.", "Do *that*.")
        try shipped.edit("Content/reasons/too-big/de.md", "Do *this*.", "Do *that*.")
        try shipped.edit("Content/reasons/dnsbl/en.md", "Do *this*.", "Do *that*.")
        try shipped.edit("Content/reasons/dnsbl/de.md", "Do *this*.", "Do *that*.")
        try shipped.edit("Content/blocklists/dead.yaml", "ended: 2013", "ended: 2014")
        try shipped.edit("Content/guides/first-steps/en.md", "Read [this]", "See [this]")
        try shipped.edit(files[2], "Send it again afterward.\"", "Try once more.\"")
        try shipped.edit(files[2], "later: Send it again later.", "later: Send it later.")
        try shipped.write(
            "Templates/style.css", shipped.read("Templates/style.css") + "h2 { color: red }")

        let about = problems(try await run("check")).filter { $0.contains("the shipped") }
        let changed = "has changed since this was made from it; compare them with 'retour diff"
        #expect(
            about == [
                "Content/locales/en.yaml:2:18: warning: the shipped phrase 'retry-after-fix' "
                    + "\(changed) locales/en', then run 'retour accept locales/en'",
                "Content/reasons/too-big/en.md:1:1: warning: the shipped version "
                    + "\(changed) too-big/en', then run 'retour accept too-big/en'",
            ])
        let page = try await run("render", "too-big", "--locale", "en")
        #expect(page.output.contains("Do <em>this</em>.") && page.output.contains("Huge"))
        let other = try await run("render", "dnsbl", "--locale", "en")
        #expect(other.output.contains("Do <em>that</em>."))

        let diff = try await run("diff", "too-big/en")
        for line in ["-1. Do *this*.", "+1. Do *that*.", "-title: Too big", "+title: Huge"] {
            #expect(diff.output.split(separator: "\n").contains(line[...]), "\(line)")
        }
        #expect(try await run("diff").output.contains("Try once more."))

        #expect(try await run("accept", "too-big/en", "locales/en").status == 0)
        #expect(problems(try await run("check")).filter { $0.contains("the shipped") } == [])

        // The facts of a reason have another name than the reason, whose translations they are not.
        try shipped.edit(files[1], "codes: [5.7.1]", "codes: [5.7.0]")
        #expect(
            problems(try await run("check")).filter { $0.contains("the shipped") } == [
                "Content/reasons/dnsbl/reason.yaml:1:1: warning: the shipped version "
                    + "\(changed) dnsbl/reason', then run 'retour accept dnsbl/reason'"
            ])
        #expect(try await run("diff", "dnsbl").output.contains("+codes: [5.7.0]"))
        #expect(try await run("accept", "dnsbl/reason").output == "\(files[1])\n")
        #expect(problems(try await run("check")).filter { $0.contains("the shipped") } == [])
        #expect(try await run("diff").output == "")
    }

    @Test("a shipped translation that is accepted becomes one's own, and the shipped one stays")
    func acceptance() async throws {
        #expect(try await run("override", "too-big/de").status == 0)
        try site.edit("Content/reasons/too-big/de.md", "title: Zu groß", "title: Riesig")
        let before = try shipped.read("Content/reasons/too-big/en.md")
        #expect(try await run("check", "--strict").status == 1)
        let accept = try await run("accept", "too-big")
        #expect(accept.output == "Content/reasons/too-big/en.md\n")
        #expect(try await run("check", "--strict").status == 0)
        #expect(try shipped.read("Content/reasons/too-big/en.md") == before)
    }

    @Test("a version of unknown origin is reported, and a name that is none")
    func unknown() async throws {
        try site.write("Content/blocklists/dead.yaml", shipped.read("Content/blocklists/dead.yaml"))
        #expect(try await run("check", "--strict").status == 0)
        try site.edit("Content/blocklists/dead.yaml", "ended: 2013", "ended: 2012")
        #expect(
            problems(try await run("check")) == [
                "Content/blocklists/dead.yaml:1:1: warning: nobody has recorded which shipped "
                    + "version this was made from; compare them with 'retour diff "
                    + "blocklists/dead', then run 'retour accept blocklists/dead'"
            ])
        #expect(try await run("accept", "blocklists/dead").status == 0)
        #expect(try await run("check", "--strict").status == 0)
        let wrong = try await run("override", "dnsbl/ed")
        #expect(wrong.status == 64)
        #expect(wrong.errors.hasPrefix("error: there is no such file 'dnsbl/ed'; did you mean"))
    }

    @Test("what 'retour new' creates is in one's own folder, and finds the shipped schemas")
    func drafts() async throws {
        try shipped.write("Content/schemas/reason.schema.json", "{}")
        for (arguments, file) in [
            (["reason", "own-reason"], "Content/reasons/own-reason/reason.yaml"),
            (["guide", "own-guide"], "Content/guides/own-guide/guide.yaml"),
            (["blocklist", "bl.own.example"], "Content/blocklists/bl-own-example.yaml"),
            (["locale", "fr"], "Content/locales/fr.yaml"),
        ] {
            let new = try await RetourProgram.run(
                ["new"] + arguments, in: site.root,
                program: installation.root.appending(path: "bin/retour"))
            #expect(new.status == 0, "\(new.errors)")
            let isFound = try site.read(file).contains("share/retour/Content/schemas/")
            #expect(isFound == (arguments[0] == "reason"), "\(file)")
        }
        #expect(try site.read("site.yaml").contains("locales: [de, en, fr]"))
        #expect(try site.read("Content/locales/fr.yaml").contains("after-fix-if-final:"))
        #expect(try await run("check").status == 0)
    }

    @Test("the example in the repository is a site over the shipped one")
    func example() async throws {
        let run = try await RetourProgram.run(
            "-C", "Examples/factsoft", "check", "--strict", "--allow-example")
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("-C names the folder, before or after the command, and nothing is found elsewhere")
    func folder() async throws {
        let program = installation.root.appending(path: "bin/retour")
        let parent = site.root.deletingLastPathComponent()
        let name = site.root.lastPathComponent
        for arguments in [["-C", name, "check"], ["check", "-C", name, "--strict"]] {
            let run = try await RetourProgram.run(arguments, in: parent, program: program)
            #expect(run.output == "22 pages in 2 locales: 0 errors, 0 warnings\n")
        }
        let missing = try await RetourProgram.run(
            ["-C", "\(name)-not", "check"], in: parent, program: program)
        #expect(missing.status == 64)
        try FileManager.default.removeItem(at: installation.root.appending(path: "share/retour"))
        let bare = try await run("check")
        #expect(bare.status == 1)
        #expect(bare.errors.hasPrefix("error: site.yaml needs the texts that come with Retour"))
    }
}
