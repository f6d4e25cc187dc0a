import Foundation
import SourceFiles
import TestSupport
import Testing

@Suite struct SourceTreeTests {
    private let folder: SiteFolder

    init() throws {
        folder = try SiteFolder { _ in }
        try folder.write("own/a.md", "own a")
        try folder.write("own/b/c.md", "own c")
        try folder.write("shipped/a.md", "shipped a")
        try folder.write("shipped/b/d.md", "shipped d")
        try folder.write("shipped/e/f.md", "shipped f")
    }

    private var tree: SourceTree {
        SourceTree(root: folder.path("own"), over: folder.path("shipped"))
    }

    private func text(_ file: String) throws -> String {
        String(decoding: try tree.bytes(file, .text), as: UTF8.self)
    }

    @Test func `of two files with the same path the one in the uppermost folder counts`() throws {
        #expect(try text("a.md") == "own a")
        #expect(try text("b/d.md") == "shipped d")
        #expect(tree.path("a.md") == folder.path("own/a.md"))
        #expect(tree.path("b/d.md") == folder.path("shipped/b/d.md"))
        #expect(tree.path("new.md") == folder.path("own/new.md"))
        #expect(tree.isOwn("a.md") && !tree.isOwn("b/d.md") && tree.has("b/d.md"))
    }

    @Test func `folders have the files of both`() throws {
        #expect(try tree.names(in: ".") == ["a.md", "b", "e"])
        #expect(try tree.names(in: "b") == ["c.md", "d.md"])
        #expect(tree.files { _ in } == ["a.md", "b/c.md", "b/d.md", "e/f.md"])
    }

    @Test func `files that are merged are read from the lowest folder on`() {
        #expect(
            tree.parts(of: "a.md").map { $0.path("a.md") }
                == [folder.path("shipped/a.md"), folder.path("own/a.md")])
        #expect(tree.parts(of: "new.md").map(\.root) == [folder.path("own")])
    }

    @Test func `a dangling link is not taken for a missing file`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("own/e"), withDestinationPath: "nowhere")
        #expect(throws: (any Error).self) { try text("e") }
        #expect(tree.isOwn("e"))
    }

    @Test func `an uppermost folder that is missing is like an empty one`() throws {
        let tree = SourceTree(root: folder.path("missing"), over: folder.path("shipped"))
        #expect(tree.exists)
        #expect(try tree.names(in: "b") == ["d.md"])
    }

    @Test(
        "a program finds the shipped site where it is installed, or in its checkout",
        arguments: [
            ("usr/bin/retour", "usr/share/retour"),
            ("checkout/.build/x/release/retour", "checkout"),
            ("elsewhere/bin/retour", nil),
        ] as [(String, String?)])
    func shipped(program: String, expected: String?) throws {
        for site in ["usr/share/retour", "checkout"] {
            for name in ["Content", "Templates", "Public"] {
                try folder.write("\(site)/\(name)/any", "")
            }
        }
        try folder.write("checkout/Package.swift", "")
        try folder.write(program, "")
        let root = SiteSources.shipped(with: folder.path(program)) ?? ""
        #expect(
            root == (expected.map { folder.root.resolvingSymlinksInPath().path + "/" + $0 } ?? ""))
    }
}
