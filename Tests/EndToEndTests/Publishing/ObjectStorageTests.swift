import Foundation
import TestSupport
import Testing

/// `retour publish` to object storage: rclone and an S3 server on loopback.
@Suite("Publishing to object storage", .serialized, .timeLimit(.minutes(30)))
struct ObjectStorageTests {
    @Test("the site is uploaded as it was built, the next one replaces it, other objects are kept")
    func publishes() async throws {
        let site = try SiteFolder()
        try await StorageServer.use { storage in
            let first = try await storage.publish(site)
            #expect(first.status == 0, "\(first.errors)")
            #expect(first.output.contains(/^Published: \d+ new, 0 changed, 0 deleted\n$/))
            #expect(try await storage.objects() == storage.built(site))
            let again = try await storage.publish(site)
            #expect(again.output == "Nothing to publish: nothing has changed\n", "\(again.errors)")

            _ = try await storage.rclone("touch", ":s3,env_auth=true:bucket/www/foreign.pdf")
            try site.edit("Content/reasons/too-big/en.md", "title: Too big", "title: Far too big")
            try site.remove("Public/icon.svg")
            let tooMany = try await storage.publish(site, "--max-deletes", "0")
            #expect(tooMany.status == 1)
            let listed = try await storage.publish(site, "--dry-run")
            let lines = listed.output.split(separator: "\n")
            #expect(lines.contains("* en/too-big/index.html"))
            #expect(lines.contains("- icon.svg"))
            #expect(!listed.output.contains("foreign"))
            #expect(try await storage.objects()["icon.svg"] != nil)

            let second = try await storage.publish(site)
            #expect(second.status == 0, "\(second.errors)")
            var expected = try await storage.built(site)
            expected["foreign.pdf"] = Data()
            #expect(try await storage.objects() == expected)
        }
    }

    /// Follows links like a reader until it is cancelled.
    /// - Returns: the number of pages and files it got.
    private func readOn(
        _ storage: StorageServer, _ old: [String: Data], _ new: [String: Data]
    ) async -> Int {
        var random = SplitMix64(seed: 7)
        var (path, count) = ("en/index.html", 0)
        while !Task.isCancelled {
            let read = try? await storage.read(path)
            // Cancellation ends the request, maybe in the middle of its answer.
            if Task.isCancelled { break }
            guard let read else {
                // A link of a page read before may lead to one that was deleted since.
                #expect(new[path] == nil, "\(path) is missing")
                path = "index.html"
                continue
            }
            #expect(read == old[path] || read == new[path], "\(path)")
            count += 1
            let links = path.hasSuffix(".html") ? SiteCopy.links(in: read) : []
            path = links.randomElement(using: &random) ?? "de/index.html"
        }
        return count
    }

    @Test(
        "killed after any write, each page is old or new, no link is dead, and the next run completes it"
    )
    func killed() async throws {
        let pair = try SiteFolder.oldAndNew()
        try await StorageServer.use { storage in
            var (old, new) = (try await storage.built(pair.old), try await storage.built(pair.new))
            var (older, newer) = (pair.old, pair.new)
            #expect(old["malware/index.html"] != nil && new["malware/index.html"] == nil)
            #expect(old["retour.js"] != new["retour.js"])
            let first = try await storage.publish(older)
            #expect(first.status == 0, "\(first.errors)")
            var (kills, mixed, read) = (0, 0, 0)
            for writes in stride(from: 1, to: 1000, by: 2) {
                let stays = SiteCopy(old).pages.filter { new[$0] != nil }
                let run = try await withThrowingTaskGroup(of: Int.self) { [old, new] group in
                    group.addTask { await readOn(storage, old, new) }
                    let run = try await storage.publish(newer, killedAfter: writes)
                    group.cancelAll()
                    for try await count in group { read += count }
                    return run
                }
                let now = try await storage.objects()
                for (path, bytes) in now where path != ".retour-files" {
                    #expect(bytes == old[path] || bytes == new[path], "\(writes) \(path)")
                }
                #expect(SiteCopy(now).deadLinks(from: stays) == [], "\(writes)")
                if run.status == 0 {
                    #expect(now == new)
                    break
                }
                kills += 1
                if stays.contains(where: { now[$0] != old[$0] }),
                    stays.contains(where: { now[$0] != new[$0] })
                {
                    mixed += 1
                }
                // Back to the old site, or forward to the new one; then the other way around.
                let (next, expected) = writes % 3 == 0 ? (older, old) : (newer, new)
                let last = try await storage.publish(next)
                #expect(last.status == 0, "\(writes) \(last.errors)")
                #expect(try await storage.objects() == expected, "\(writes)")
                guard writes % 3 != 0 else { continue }
                swap(&old, &new)
                swap(&older, &newer)
            }
            #expect(kills >= 15)
            #expect(mixed >= 5)
            #expect(read > kills)
        }
    }

    @Test("what object storage cannot do is a usage error")
    func refusals() async throws {
        let site = try SiteFolder()
        let back = try await RetourProgram.run(
            "publish", "s3://bucket", "--rollback", in: site.root)
        #expect(back.status == 64)
        #expect(
            back.errors.hasPrefix(
                "error: object storage has earlier releases only with --releases; publish the older "
                    + "content again\n"))
        let nginx = try await RetourProgram.run(
            "publish", "s3://bucket", "--for", "nginx", in: site.root)
        #expect(nginx.status == 64)
        #expect(
            nginx.errors.hasPrefix("error: object storage does not fill in pages; omit --for\n"))
    }
}
