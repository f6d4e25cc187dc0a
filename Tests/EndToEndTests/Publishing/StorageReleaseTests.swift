import Foundation
import TestSupport
import Testing

/// `retour publish --releases` to an S3 server, with the real nginx in front of it, configured by
/// `Deploy/nginx-storage.conf`.
@Suite("Releases in object storage", .serialized, .timeLimit(.minutes(30)))
struct StorageReleaseTests {
    /// Runs nginx in front of the storage while `body` runs.
    /// - Returns: its access log, and what it printed.
    @discardableResult
    private func withFront(
        _ storage: StorageServer, _ body: (_ address: String) async throws -> Void
    ) async throws -> String {
        let place = ServerProgram.Place(
            site: storage.home, home: storage.home.appending(path: "front"),
            port: try await ServerProgram.freePort())
        let front = try DeployTests.nginx("nginx-storage.conf", at: place)
            .replacing(
                "https://bucket.s3.example/path",
                with: "http://127.0.0.1:\(storage.port)/bucket/www")
        let program = ServerProgram.nginx(place, http: front)
        return try await program.use(place) {
            try await body("http://127.0.0.1:\(place.port)")
        }
    }

    /// The files that readers request.
    private func served(_ files: [String: Data]) -> [String: Data] {
        // Names without a dot are for other hosts.
        files.filter { $0.key.contains(".") }
    }

    @Test("each run creates a release and removes the oldest, and --rollback serves the one before")
    func releases() async throws {
        let site = try SiteFolder()
        try await StorageServer.use { storage in
            var (names, sites): ([String], [[String: Data]]) = ([], [])
            try await withFront(storage) { address in
                for number in 1...4 {
                    try site.edit(
                        "Content/site.yaml", number == 1 ? "Example Mail" : "Mail \(number - 1)",
                        "Mail \(number)")
                    let run = try await storage.publish(site, "--releases", "--keep", "2")
                    names.append(try run.publishedRelease(isFirst: number == 1))
                    sites.append(try await storage.built(site))
                    let page = try await HTTPReply.get("\(address)/de/dnsbl/")
                    #expect(page.body == sites.last?["de/dnsbl/index.html"])
                }
                let objects = try await storage.objects()
                #expect(objects["current"] == Data("\(names[3])\n".utf8))
                for (name, files) in zip(names, sites).suffix(2) {
                    for (path, bytes) in files {
                        #expect(objects["releases/\(name)/\(path)"] == bytes, "\(path)")
                    }
                }
                #expect(objects.count == 1 + sites[2].count + sites[3].count)

                let again = try await storage.publish(site, "--releases")
                #expect(again.output == "Nothing to publish: nothing has changed\n")
                try site.remove("Public/icon.svg")
                let listed = try await storage.publish(site, "--releases", "--dry-run")
                #expect(listed.output.contains("- icon.svg\n"), "\(listed.output)")
                let tooMany = try await storage.publish(site, "--releases", "--max-deletes", "0")
                #expect(tooMany.status == 1)
                #expect(try await storage.objects() == objects)

                let back = try await storage.publish(site, "--releases", "--rollback")
                #expect(back.output == "Rolled back to \(names[2])\n", "\(back.errors)")
                let files = served(sites[2]).sorted { $0.key < $1.key }
                let replies = try await HTTPReply.get(all: files.map { "\(address)/\($0.key)" })
                #expect(replies.map(\.body) == files.map(\.value))
                let further = try await storage.publish(site, "--releases", "--rollback")
                #expect(further.status == 1)
                #expect(
                    further.errors
                        == "error: no earlier release to roll back to in s3://bucket/www\n")
            }
        }
    }

    @Test("killed after any write, readers get the old site or the new one, whole")
    func killed() async throws {
        let pair = try SiteFolder.oldAndNew()
        try await StorageServer.use { storage in
            var (now, next) = (try await storage.built(pair.old), try await storage.built(pair.new))
            var (nowSite, nextSite) = (pair.old, pair.new)
            // Two, so that each run has an old release to remove after the switch.
            for site in [nextSite, nowSite] {
                let run = try await storage.publish(site, "--releases")
                #expect(run.status == 0, "\(run.errors)")
            }
            let whole = try await storage.publish(
                nextSite, "--releases", "--keep", "2", killedAfter: .max)
            #expect(whole.status == 0, "\(whole.errors)")
            swap(&now, &next)
            swap(&nowSite, &nextSite)
            let limits = killPoints(of: try storage.writes())
            var (kills, switched, read, isDone) = (0, 0, 0, false)
            try await withFront(storage) { address in
                for limit in limits + [.max] {
                    let (old, new) = (served(now), served(next))
                    let run = try await withThrowingTaskGroup(of: Int.self) { group in
                        group.addTask { await readOn(address, old, new) }
                        let run = try await storage.publish(
                            nextSite, "--releases", "--keep", "2", killedAfter: limit)
                        group.cancelAll()
                        for try await count in group { read += count }
                        return run
                    }
                    isDone = run.status == 0
                    if !isDone { kills += 1 }
                    let isNew =
                        try await HTTPReply.get("\(address)/retour.js").body == new["retour.js"]
                    let whole = isNew ? new : old
                    let paths = Set(old.keys).union(new.keys).filter { $0.hasSuffix(".html") }
                        .sorted()
                    let replies = try await HTTPReply.get(all: paths.map { "\(address)/\($0)" })
                    for (path, reply) in zip(paths, replies) {
                        #expect(
                            reply.status == (whole[path] == nil ? 404 : 200), "\(limit) \(path)")
                        #expect(reply.body == whole[path] ?? whole["404.html"], "\(limit) \(path)")
                    }
                    guard isNew else { continue }
                    switched += 1
                    try await expectWholeReleases(storage, [now, next])
                    swap(&now, &next)
                    swap(&nowSite, &nextSite)
                }
            }
            #expect(isDone)
            #expect(kills >= 10)
            // Killed both before the switch and after it.
            #expect(switched >= 2 && switched < kills)
            #expect(read > kills)
        }
    }

    /// After how many writes a run is killed: the first, the last, and some between them of each
    /// stretch of writes of one kind, so before and after each step.
    private func killPoints(of writes: [String]) -> [Int] {
        let kinds = writes.map { write in
            let name = write.split(separator: "/").last ?? ""
            let isStep = ["current", ".retour-files", "bucket"].contains(name)
            return "\(write.prefix { $0 != " " }) \(isStep ? name : "page")"
        }
        var points: Set<Int> = []
        var start = 0
        while start < kinds.count {
            let count = kinds[start...].prefix { $0 == kinds[start] }.count
            for part in 0...4 { points.insert(start + 1 + (count - 1) * part / 4) }
            start += count
        }
        return points.sorted()
    }

    /// Expects that every release a rollback can choose is one of these sites, whole, although the
    /// removal of old releases may have been killed.
    private func expectWholeReleases(
        _ storage: StorageServer, _ sites: [[String: Data]]
    ) async throws {
        var releases: [Substring: [String: Data]] = [:]
        for (path, bytes) in try await storage.objects() {
            let parts = path.split(separator: "/", maxSplits: 2)
            if parts.count == 3 { releases[parts[1], default: [:]][String(parts[2])] = bytes }
        }
        let complete = releases.filter { $0.value[".retour-files"] != nil }
        #expect(complete.count >= 2)
        for (name, files) in complete { #expect(sites.contains(files), "\(name)") }
    }

    /// Reads one page after the other until it is cancelled: once the new site was served, the old
    /// one never is.
    /// - Returns: the number of files it got.
    private func readOn(
        _ address: String, _ old: [String: Data], _ new: [String: Data]
    ) async -> Int {
        let differing = old.keys.filter { old[$0] != new[$0] && new[$0] != nil }.sorted()
        var (count, isNew) = (0, false)
        while !Task.isCancelled {
            let path = differing[count % differing.count]
            let reply = try? await HTTPReply.get("\(address)/\(path)")
            // Cancellation ends the request, maybe in the middle of its answer.
            if Task.isCancelled { break }
            guard let reply else {
                Issue.record("\(path) is not answered")
                break
            }
            isNew = isNew || reply.body == new[path]
            #expect(reply.status == 200, "\(path)")
            #expect(reply.body == (isNew ? new : old)[path], "\(path)")
            count += 1
        }
        return count
    }

    @Test("nginx in front requests nothing else from the storage, and its log identifies nobody")
    func front() async throws {
        let site = try SiteFolder()
        try await StorageServer.use { storage in
            let run = try await storage.publish(site, "--releases")
            #expect(run.status == 0, "\(run.errors)")
            let files = try await storage.built(site)
            let log = try await withFront(storage) { address in
                for (link, path) in [
                    ("/", "index.html"), ("/de/", "de/index.html"),
                    ("/en/dnsbl", "en/dnsbl/index.html"),
                    ("/dnsbl?ip=192.0.2.77&list=bl.list.example", "dnsbl/index.html"),
                    ("/en/dnsbl/bl.list.example/", "en/dnsbl/bl.list.example/index.html"),
                    ("/en/dnsbl.txt", "en/dnsbl.txt"), ("/retour.js", "retour.js"),
                ] {
                    let reply = try await HTTPReply.get(address + link)
                    #expect(reply.status == 200, "\(link)")
                    #expect(reply.body == files[path], "\(link)")
                    let isFilled = link.contains("?")
                    #expect(
                        reply.fields["cache-control"] == (isFilled ? "no-store" : "max-age=300"))
                    #expect(reply.fields["x-robots-tag"] == (isFilled ? "noindex, nofollow" : nil))
                    #expect(reply.fields["x-content-type-options"] == "nosniff")
                    #expect(!reply.fields.keys.contains { $0.hasPrefix("x-amz-meta") })
                }
                for link in [
                    "/no?ip=192.0.2.77", "/../current", "/%2e%2e/current", "/en/../../current",
                    "/en/%0d%0aX-Evil:%201", "/en/a%20b/", "/%00", "/a%3Facl", "/%C3%A4/", "/?acl",
                    "/-", "//evil.example/", "/index.html%20HTTP/1.1",
                ] {
                    let reply = try await HTTPReply.get(address + link)
                    let isFound = link == "/?acl"
                    // nginx itself refuses what leaves the root, or holds a NUL.
                    #expect([isFound ? 200 : 404, 400].contains(reply.status), "\(link)")
                    #expect(reply.fields["x-evil"] == nil, "\(link)")
                    if reply.status != 400 {
                        #expect(reply.body == files[isFound ? "index.html" : "404.html"], "\(link)")
                    }
                }
                #expect(try await HTTPReply.get("\(address)/.current").status == 404)
                let tag = try #require(
                    try await HTTPReply.get("\(address)/en/").fields["etag"])
                for (path, condition, status) in [
                    ("/en/", ["If-None-Match": tag], 304), ("/en/", ["Range": "bytes=0-9"], 206),
                    ("/en/", ["If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"], 304),
                    ("/no", ["If-None-Match": "*"], 404), ("/en/", ["If-Match": tag], 200),
                ] {
                    let reply = try await HTTPReply.get(address + path, condition)
                    #expect(reply.status == status, "\(condition)")
                    if status == 404 { #expect(reply.body == files["404.html"]) }
                }
                for method in ["POST", "PUT", "DELETE"] {
                    let reply = try await HTTPReply.get("\(address)/retour.js", method: method)
                    #expect([403, 404, 405].contains(reply.status), "\(method)")
                }
                #expect(try await HTTPReply.get("\(address)/retour.js").body == files["retour.js"])
                try await Browser.withSession { browser in
                    try await browser.open(
                        try #require(
                            URL(string: "\(address)/dnsbl?ip=192.0.2.77&list=bl.list.example")))
                    #expect(try await browser.visibleText().contains("192.0.2.77"))
                    #expect(try await browser.consoleMessages().map(\.description) == [])
                }
            }
            #expect(log.contains(" GET 200 ") && log.contains(" GET 404 "), "\(log)")
            for secret in ["192.0.2.77", "127.0.0.1 "] { #expect(!log.contains(secret), "\(log)") }
        }
    }
}
