import Diagnostics
import Foundation
import PageCompiler
import SiteContent
import SourceFiles
import TestSupport
import Testing

/// Sources that would crash the compiler, take forever, or publish what is not in them.
@Suite("Hostile sources", .timeLimit(.minutes(5)))
struct HostileSourceTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder()
    }

    private func messages() -> [String] {
        let content = ContentLoader.load(folder.sources)
        var diagnostics = content.diagnostics
        if let site = content.partialSite {
            let result = SiteCompiler.compile(
                site, from: folder.sources)
            diagnostics.report(result.diagnostics.sorted)
        }
        return diagnostics.sorted.map { folder.relative($0.description) }
    }

    private func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    private func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(path), withDestinationPath: target)
    }

    @Test("templates that include themselves are named")
    func cycles() throws {
        try folder.edit("Templates/page.mustache", "{{> header}}", "{{> header}}{{> one}}")
        try folder.write("Templates/one.mustache", "{{> two}}")
        try folder.write("Templates/two.mustache", "a\n{{> three}}")
        try folder.write("Templates/three.mustache", "{{> one}}")
        try folder.write("Templates/self.mustache", "a{{> self}}")
        #expect(
            messages() == [
                "Templates/one.mustache:1:1: error: a template cannot include itself: 'one' includes "
                    + "'two' includes 'three' includes 'one'; remove the tag",
                "Templates/self.mustache:1:2: error: a template cannot include itself: 'self' "
                    + "includes 'self'; remove the tag",
            ])
    }

    @Test("templates that double with each partial, or are nested too deeply, are refused")
    func growth() throws {
        for number in 1...30 {
            try folder.write(
                "Templates/double\(number).mustache",
                number == 30 ? "x" : repeated("{{> double\(number + 1)}}", 2))
        }
        for number in 1...40 {
            try folder.write(
                "Templates/deep\(number).mustache",
                number == 40 ? "x" : "{{> deep\(number + 1)}}")
        }
        #expect(
            messages() == [
                "Templates/deep8.mustache:1:1: error: partials are nested more than 32 deep; include "
                    + "fewer of them in one another",
                "Templates/double14.mustache:1:1: error: with its partials the template is larger "
                    + "than 1 MB; include fewer of them",
            ])
    }

    @Test(
        "thousands of sections are refused where they are",
        arguments: [
            (5_000, true, 33, "sections are nested more than 32 deep; split the text"),
            (1_200, false, 1_001, "the text has more than 1,000 sections; split it"),
        ])
    func sections(_ count: Int, _ areNested: Bool, _ tag: Int, _ message: String) throws {
        let text =
            areNested
            ? repeated("{{#ip}}\n", count) + repeated("{{/ip}}\n", count)
            : repeated("{{#ip}}{{/ip}}\n", count)
        let body = try folder.read("Content/reasons/dnsbl/en.md")
        try folder.write("Content/reasons/dnsbl/en.md", body + "\n" + text)
        try folder.write("Templates/head.mustache", text)
        let found = messages().filter { $0.contains("sections") }
        #expect(found.count == 2)
        #expect(found.last == "Templates/head.mustache:\(tag):1: error: \(message)")
        #expect(found.first?.hasPrefix("Content/reasons/dnsbl/en.md:") == true)
        #expect(found.first?.hasSuffix(":1: error: \(message)") == true)
    }

    @Test("of thousands of mistakes in one text, the first are reported")
    func manyMistakes() throws {
        try folder.write("Templates/head.mustache", repeated("{{nothing}}\n", 5_000))
        let found = messages().filter { $0.hasPrefix("Templates/head.mustache") }
        #expect(found.count == 51)
        #expect(
            found.last
                == "Templates/head.mustache:51:1: error: there are more problems with tags; fix "
                + "those above first")
    }

    @Test("of thousands of unknown keys, the first are named and the others counted")
    func unknownKeys() throws {
        let lines = (0..<15_000).map { "key\($0): 1\n" }.joined()
        for file in ["Content/site.yaml", "Content/locales/en.yaml"] {
            try folder.write(file, try folder.read(file) + lines)
        }
        let found = messages()
        #expect(found.count { $0.contains("unknown key 'key") } == 20)
        #expect(found.contains { $0.hasSuffix("error: and 14980 more unknown keys") })
        #expect(found.count { $0.contains("unknown phrase 'key") } == 20)
        #expect(found.contains { $0.hasSuffix("error: and 14980 more unknown phrases") })
    }

    @Test("files that are too large are refused with their limit")
    func sizes() throws {
        let text = try folder.read("Content/reasons/dnsbl/en.md")
        try folder.write("Content/reasons/dnsbl/en.md", text + repeated("![[]()", 50_000))
        let facts = try folder.read("Content/blocklists/alive.yaml")
        try folder.write("Content/blocklists/alive.yaml", facts + repeated("# comment\n", 30_000))
        let dead = try folder.read("Content/blocklists/dead.yaml")
        try folder.write("Content/blocklists/dead.yaml", dead + "# " + repeated("x", 20_000))
        try folder.write("Templates/page.mustache", repeated("x", 100_001))
        try folder.write("Public/large.bin", "")
        let file = try FileHandle(forWritingTo: folder.root.appending(path: "Public/large.bin"))
        try file.truncate(atOffset: 3 << 30)
        try file.close()
        let found = messages()
        for message in [
            "Content/reasons/dnsbl/en.md:1:1: error: is larger than 100 kB; shorten it",
            "Content/blocklists/alive.yaml:1:1: error: is larger than 250 kB; shorten it",
            "Content/blocklists/dead.yaml:\(dead.count(where: \.isNewline) + 1):1: error: the line "
                + "has more than 10,000 bytes; write it as several lines",
            "Public/large.bin:1:1: error: is larger than 64 MB; publish it elsewhere and link to it",
            "Templates/page.mustache:1:1: error: is larger than 100 kB; shorten it",
        ] {
            #expect(found.contains(message), "\(message)\n\(found)")
        }
    }

    @Test("a symbolic link neither publishes files outside the folder nor leads through them")
    func links() throws {
        try link("Public/passwd", to: "/etc/passwd")
        try link("Public/everything", to: "/")
        try link("Public/loop", to: ".")
        try link("Public/gone", to: "nowhere")
        try link("Public/icon-2.svg", to: "icon.svg")
        try link("Templates/passwd.mustache", to: "/etc/passwd")
        try folder.remove("Content/reasons/dnsbl/en.md")
        try link("Content/reasons/dnsbl/en.md", to: "/etc/passwd")
        #expect(
            messages() == [
                "Content/reasons/dnsbl/en.md:1:1: error: is a symbolic link that leads out of "
                    + "Content; copy the file instead",
                "Public/everything:1:1: error: is a symbolic link to a folder; copy the folder "
                    + "instead",
                "Public/gone:1:1: error: is a symbolic link to 'nowhere', which cannot be read: No "
                    + "such file or directory",
                "Public/loop:1:1: error: is a symbolic link to a folder; copy the folder instead",
                "Public/passwd:1:1: error: is a symbolic link that leads out of Public; copy the "
                    + "file instead",
                "Templates/passwd.mustache:1:1: error: is a symbolic link that leads out of "
                    + "Templates; copy the file instead",
            ])
    }

    @Test("a FIFO and a folder are not waited for")
    func special() throws {
        for path in ["Public/fifo", "Content/locales/en.yaml", "Templates/fifo.mustache"] {
            if FileManager.default.fileExists(atPath: folder.path(path)) { try folder.remove(path) }
            let status = unsafe mkfifo(folder.path(path), 0o644)
            #expect(status == 0)
        }
        try folder.write("Templates/folder.mustache/x", "")
        let found = messages()
        for message in [
            "Content/locales/en.yaml:1:1: error: is a FIFO, not a file; remove or rename it",
            "Public/fifo:1:1: error: is a FIFO, not a file; remove or rename it",
            "Templates/fifo.mustache:1:1: error: is a FIFO, not a file; remove or rename it",
            "Templates/folder.mustache:1:1: error: is a folder, not a file; remove or rename it",
        ] {
            #expect(found.contains(message), "\(message)\n\(found)")
        }
    }
}
