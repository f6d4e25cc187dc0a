import Foundation
import Subprocess
import TestSupport
import Testing

/// `retour publish` into a folder of releases, killed with all its processes, as a machine that
/// loses power.
@Suite("Killed publishing", .serialized, .timeLimit(.minutes(30)))
struct KilledPublishTests {
    /// Two sites with the same pages, which differ in every page.
    private struct Pair {
        let (old, new): (SiteFolder, SiteFolder)
        /// Their files as they are served.
        let (oldFiles, newFiles): ([String: Data], [String: Data])

        init(in folder: URL, reasonCount: Int = 15) async throws {
            (old, new) = (try SiteFolder(), try SiteFolder())
            for site in [old, new] {
                for number in 0..<reasonCount {
                    for file in ["reason.yaml", "de.md", "en.md"] {
                        let text = try site.read("Content/reasons/too-big/\(file)")
                        try site.write("Content/reasons/r\(number)/\(file)", text)
                    }
                }
            }
            try new.edit("Content/site.yaml", "Example Mail", "New Mail")
            func built(_ site: SiteFolder, _ name: String) async throws -> [String: Data] {
                let output = folder.appending(path: name)
                let run = try await RetourProgram.run(
                    ["build", "--for", "nginx", "--output", output.path], in: site.root)
                #expect(run.status == 0, "\(run.errors)")
                return try FileTree.read(output)
            }
            (oldFiles, newFiles) = (try await built(old, "old"), try await built(new, "new"))
        }
    }

    private func served(_ target: URL) throws -> [String: Data] {
        try FileTree.read(target.appending(path: "current/site"))
    }

    @Test("killed during an upload over ssh, the old site remains, whole, and is served")
    func upload() async throws {
        try await TemporaryFolder.use { folder in
            let pair = try await Pair(in: folder)
            let target = folder.appending(path: "www")
            try await SSHHost.use { host in
                func publish(_ site: SiteFolder, limit: Int? = nil) async throws -> Int {
                    let configuration = try host.countingConfiguration(limit: limit)
                    let run = try await RetourProgram.runInSession(
                        [
                            "publish", "target:\(target.path)", "--for", "nginx", "--ssh-config",
                            configuration,
                        ], in: site.root,
                        // What a killed run leaves goes with the test.
                        environment: .inherit.updating(["TMPDIR": folder.path]))
                    #expect(run.status == (limit == nil ? 0 : 137), "\(run.errors)")
                    return try host.sentByteCount()
                }
                _ = try await publish(pair.old)
                let byteCount = try await publish(pair.new)
                _ = try await publish(pair.old)
                let place = ServerProgram.Place(
                    site: target.appending(path: "current/site"),
                    home: folder.appending(path: "home"), port: try await ServerProgram.freePort(),
                    configuration: target.appending(path: "current/nginx"))
                try await ServerProgram.nginx(place).use(place) {
                    let sites = [pair.oldFiles, pair.newFiles]
                    let reader = Task {
                        try await readOn("http://127.0.0.1:\(place.port)", sites)
                    }
                    // The last one is in the connection that would switch to the new release.
                    let limits = (1...14).map { byteCount * $0 / 15 } + [byteCount - 2000]
                    for limit in limits {
                        _ = try await publish(pair.new, limit: limit)
                        #expect(try served(target) == pair.oldFiles, "\(limit) of \(byteCount)")
                    }
                    // And the next one goes through.
                    _ = try await publish(pair.new)
                    #expect(try served(target) == pair.newFiles)
                    reader.cancel()
                    #expect(try await reader.value > 0)
                }
            }
        }
    }

    /// Reads pages until it is cancelled, at least each of them once.
    /// - Returns: how many pages it got.
    private func readOn(
        _ address: String, _ sites: [[String: Data]]
    ) async throws -> Int {
        var count = 0
        repeat {
            for path in ["de/", "en/", "en/too-big/", "de/r14/"] {
                let reply = try? await HTTPReply.get("\(address)/\(path)")
                // Cancellation ends the request, maybe in the middle of its answer.
                if Task.isCancelled { return count }
                let body = try #require(reply?.status == 200 ? reply?.body : nil, "\(path)")
                #expect(sites.contains { $0["\(path)index.html"] == body }, "\(path)")
                count += 1
            }
        } while !Task.isCancelled
        return count
    }

    @Test(
        """
        killed after whichever program it ran, the old site remains or the new one, whole, and \
        nothing that others write next to releases is lost
        """)
    func steps() async throws {
        try await TemporaryFolder.use { folder in
            let pair = try await Pair(in: folder, reasonCount: 1)
            let target = folder.appending(path: "www")
            let programs = try CountedPrograms(in: folder.appending(path: "bin"))
            var (now, next) = (pair.oldFiles, pair.newFiles)
            var (nowSite, nextSite) = (pair.old, pair.new)
            func publish(_ site: SiteFolder, limit: Int? = nil) async throws -> RetourProgram.Run {
                try programs.reset(limit: limit)
                return try await RetourProgram.runInSession(
                    ["publish", target.path, "--for", "nginx", "--keep", "2"], in: site.root,
                    environment: programs.environment)
            }
            // Two, so that each run has an old release to remove after the switch.
            for site in [nextSite, nowSite] {
                let run = try await publish(site)
                #expect(run.status == 0, "\(run.errors)")
            }
            var (kills, switches, ends, limit) = (0, 0, 0, 1)
            let folders = ["releases", "releases/acme/.well-known/acme-challenge"]
            let report = try await FileWriting.use(target, seed: 3, folders: folders) {
                while kills < 40 || ends == 0 {
                    let run = try await publish(nextSite, limit: limit)
                    #expect(run.status == 137 || run.status == 0, "\(run.errors)")
                    let isKilled = run.status == 137
                    (kills, ends) = isKilled ? (kills + 1, ends) : (kills, ends + 1)
                    // After the last program, from the first one again.
                    limit = isKilled ? limit + 1 : 1
                    let files = try served(target)
                    #expect(files == now || files == next, "\(limit)")
                    guard files == next else { continue }
                    switches += 1
                    swap(&now, &next)
                    swap(&nowSite, &nextSite)
                }
            }
            // Killed both before the switch and after it.
            #expect(switches > ends && switches < kills)
            try expect(report, in: target)
            // The release that a rollback chooses is whole, too.
            let back = try await RetourProgram.run("publish", target.path, "--rollback", in: folder)
            #expect(back.status == 0, "\(back.errors)")
            #expect(try served(target) == next)
        }
    }

    /// Expects what was written, and nothing else but releases.
    private func expect(_ report: FileWriting.Report, in target: URL) throws {
        #expect(report.wrong == [] && report.away == 0)
        #expect(report.created > 100 && report.removed > 50)
        let release = /releases\/\.?[0-9]{8}T[0-9.]{10}Z.*/
        var files = try FileTree.read(target).filter { $0.key.wholeMatch(of: release) == nil }
        // The writer may have been interrupted between two of its steps.
        files["state.tmp"] = nil
        #expect(files.keys.sorted() == report.expected.keys.sorted())
        for (path, text) in report.expected { #expect(files[path] == Data(text.utf8), "\(path)") }
    }
}
