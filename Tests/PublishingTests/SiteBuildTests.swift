import Foundation
import Pages
import Synchronization
import TestSupport
import Testing
import WebServers

@testable import Publishing

@Suite struct SiteBuildTests {
    @Test func `a build has the site and the configuration, and takes its folder with it`() throws {
        let folder: String
        do {
            let build = try SiteBuild.temporary(Nginx(try SmallSite.make()), version: "1.2.3")
            folder = build.folder
            let parts = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(parts.sorted() == ["nginx", "site"])
            #expect(FileManager.default.fileExists(atPath: "\(build.site)/de/index.html"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func `what a killed run left is removed, but no folder in use`() throws {
        let left = FileManager.default.temporaryDirectory
            .appending(path: "retour-build-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: left, withIntermediateDirectories: false)
        let other = try SiteBuild.temporary(StaticHost(try SmallSite.make()), version: "1.2.3")
        #expect(!FileManager.default.fileExists(atPath: left.path))
        _ = try SiteBuild.temporary(StaticHost(try SmallSite.make()), version: "1.2.3")
        #expect(FileManager.default.fileExists(atPath: other.site))
    }

    @Test func `progress counts every page once`() throws {
        let site = try SmallSite.make()
        let counts = Mutex<[Int]>([])
        _ = try SiteBuild.temporary(StaticHost(site), version: "1.2.3") { done, total in
            counts.withLock { $0.append(done) }
            #expect(total == site.pages.count)
        }
        #expect(counts.withLock { $0.sorted() } == Array(1...site.pages.count))
    }
}
