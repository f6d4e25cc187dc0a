import Foundation
import TestSupport
import Testing

/// What would crash the program, take forever, or publish what is not in the sources, given to the
/// program itself.
@Suite("Hostile sources for the program", .serialized, .timeLimit(.minutes(10)))
struct HostileSourceTests {
    /// A kind of hostile source, and part of what the program says about it.
    struct Source: Sendable, CustomTestStringConvertible {
        let message: String
        let write: @Sendable (SiteFolder) throws -> Void

        init(_ message: String, _ write: @escaping @Sendable (SiteFolder) throws -> Void) {
            (self.message, self.write) = (message, write)
        }

        var testDescription: String { message }
    }

    private static func add(_ text: String, to file: String)
        -> @Sendable (SiteFolder) throws -> Void
    {
        { site in try site.write(file, site.read(file) + text) }
    }

    private static func link(_ path: String, to target: String)
        -> @Sendable (SiteFolder) throws
        -> Void
    {
        { site in
            try FileManager.default.createSymbolicLink(
                atPath: site.path(path), withDestinationPath: target)
        }
    }

    private static func size(_ path: String, _ size: UInt64)
        -> @Sendable (SiteFolder) throws -> Void
    {
        { site in
            try site.write(path, "")
            let file = try FileHandle(forWritingTo: site.root.appending(path: path))
            try file.truncate(atOffset: size)
            try file.close()
        }
    }

    private static func fifo(_ path: String) -> @Sendable (SiteFolder) throws -> Void {
        { site in
            let status = unsafe mkfifo(site.path(path), 0o644)
            #expect(status == 0)
        }
    }

    private static let text = "Content/reasons/dnsbl/en.md"
    private static let sections =
        String(repeating: "{{#ip}}", count: 5_000) + String(repeating: "{{/ip}}", count: 5_000)

    static let sources = [
        Source(
            "Templates/head.mustache:1:5: error: a template cannot include itself",
            { try $0.write("Templates/head.mustache", "<p> {{> head}}") }),
        Source("error: sections are nested more than 32 deep", add("\n\(sections)\n", to: text)),
        Source(
            "Templates/page.mustache:1:225: error: sections are nested more than 32 deep",
            { try $0.write("Templates/page.mustache", sections) }),
        Source(
            "en.md:1:1: error: is larger than 100 kB",
            add("\n" + String(repeating: "![[]()", count: 200_000), to: text)),
        Source(
            "Content/site.yaml:1:1: error: is larger than 250 kB",
            add((0..<300_000).map { "key\($0): 1\n" }.joined(), to: "Content/site.yaml")),
        Source(
            "Content/site.yaml:1:1: error: is larger than 250 kB",
            add("x: [\(String(repeating: "[],", count: 40 << 20))]\n", to: "Content/site.yaml")),
        Source(
            "Public/large.bin:1:1: error: is larger than 64 MB", size("Public/large.bin", 3 << 30)),
        Source(
            "Public/passwd:1:1: error: is a symbolic link that leads out of Public",
            link("Public/passwd", to: "/etc/passwd")),
        Source(
            "Public/everything:1:1: error: is a symbolic link to a folder",
            link("Public/everything", to: "/")),
        Source(
            "Public/gone:1:1: error: is a symbolic link to 'nowhere', which cannot be read",
            link("Public/gone", to: "nowhere")),
        Source("Public/fifo:1:1: error: is a FIFO, not a file", fifo("Public/fifo")),
        Source(
            "Public/zero.bin:1:1: error: is a symbolic link that leads out of Public",
            link("Public/zero.bin", to: "/dev/zero")),
        Source(
            "error: a reason's folder has a name such as 'mailbox-full'",
            { try $0.write("Content/reasons/a\u{1B}]0;x\u{7}\n::error::b/reason.yaml", "x") }),
    ]

    @Test(
        "check and build name it, end with 1, and write nothing", arguments: sources)
    func refused(source: Source) async throws {
        let site = try SiteFolder()
        try source.write(site)
        for command in ["check", "build"] {
            let run = try await RetourProgram.run(command, in: site.root)
            #expect(run.status == 1, "\(command)")
            #expect(run.errors.contains(source.message), "\(run.errors.prefix(2000))")
            let scalars = (run.output + run.errors).unicodeScalars
            #expect(
                scalars.allSatisfy { $0 == "\n" || (" "..."~").contains($0) },
                "\(run.errors.prefix(2000))")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: site.root.path)
        #expect(names.sorted() == ["Content", "Public", "Templates"])
    }
}
