import Foundation
import Links
import Pages
import TestSupport
import Testing
import WebServers

@testable import Publishing

@Suite final class SiteWriterTests {
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "retour-writer-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private var output: URL { folder.appending(path: "_site") }

    private func build(_ site: CompiledSite? = nil, to output: URL? = nil) throws {
        let site = try site ?? SmallSite.make()
        try SiteWriter(output: (output ?? self.output).path).write(StaticHost(site))
    }

    private func write(_ path: String, _ text: String) throws {
        let target = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: target)
    }

    private func read(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    private func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path)
    }

    private func names(in path: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
            .sorted()
    }

    @Test func `a build leaves nothing but the site`() throws {
        try build()
        try build()
        #expect(try names() == ["_site"])
    }

    @Test func `pages that are no longer built are removed, other files are kept`() throws {
        try build()
        try write("_site/.well-known/security.txt", "contact")
        try write("_site/de/own/note.txt", "mine")
        try FileManager.default.createSymbolicLink(
            atPath: folder.appending(path: "_site/link").path, withDestinationPath: "nowhere")
        let full = try SmallSite.make()
        let smaller = CompiledSite(
            baseURL: full.baseURL, locales: full.locales, defaultLocale: full.defaultLocale,
            pages: full.pages.filter { SitePath.page($0.subject, $0.locale) != "en/spf/" },
            catalogue: full.catalogue, assets: [],
            policy: full.policy)
        try build(smaller)
        #expect(!exists("_site/en/spf/index.html"))
        #expect(!exists("_site/icon.svg"))
        #expect(exists("_site/de/spf/index.html"))
        #expect(try read("_site/.well-known/security.txt") == "contact")
        #expect(try read("_site/de/own/note.txt") == "mine")
        let link = folder.appending(path: "_site/link").path
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "nowhere")
        // The next build keeps them, too.
        try build(smaller)
        #expect(try read("_site/.well-known/security.txt") == "contact")
    }

    @Test func `a file of another origin is not overwritten`() throws {
        try write("_site/robots.txt", "mine")
        let error = #expect(throws: PublishingError.self) { try build() }
        #expect(
            error?.description
                == "\(output.path)/robots.txt was not created by retour, but a page must go "
                + "there; move it away, or choose another folder with --output")
        #expect(try read("_site/robots.txt") == "mine")
        #expect(try names(in: "_site") == ["robots.txt"])
        #expect(try names() == ["_site"])
    }

    @Test func `two files of the site cannot have the same path`() throws {
        let site = try SmallSite.make()
        let twice = CompiledSite(
            baseURL: site.baseURL, locales: site.locales, defaultLocale: site.defaultLocale,
            pages: site.pages, catalogue: site.catalogue,
            assets: [Asset(path: "robots.txt", bytes: [], digest: "d")],
            policy: site.policy)
        let error = #expect(throws: PublishingError.self) { try build(twice) }
        #expect(
            error?.description == "the site has two files at robots.txt; rename the one in Public")
        #expect(try names() == [])
    }

    @Test func `a file in place of the output folder is not overwritten`() throws {
        try write("_site", "a file")
        let error = #expect(throws: PublishingError.self) { try build() }
        #expect(
            error?.description
                == "\(output.path) is not a folder; choose another one with --output")
        #expect(try read("_site") == "a file")
    }

    @Test func `what an interrupted build left is removed`() throws {
        try build()
        try write("._site.retour/new/half/index.html", "half")
        try build()
        #expect(try names() == ["_site"])
    }

    @Test func `a symbolic link to the site stays one`() throws {
        try write("releases/site/old.txt", "old")
        try FileManager.default.createSymbolicLink(
            atPath: output.path, withDestinationPath: "releases/site")
        try build()
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: output.path)
        #expect(target == "releases/site")
        #expect(exists("releases/site/de/index.html"))
        #expect(try read("_site/old.txt") == "old")
    }

    @Test func `two builds cannot write to the same folder at once`() throws {
        try FolderLock.locked(folder.path, for: "x") { () throws(PublishingError) in
            let error = #expect(throws: PublishingError.self) { try build() }
            #expect(
                error?.description
                    == "another build is writing to \(output.path); try again when it "
                    + "has finished")
        }
        try build()
    }

    @Test func `missing parent folders are created`() throws {
        try build(to: folder.appending(path: "a/b/site"))
        #expect(exists("a/b/site/index.html"))
    }
}
