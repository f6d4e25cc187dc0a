import Foundation
import TestSupport
import Testing

/// What clients that want to harm the built-in server cost it. What needs no socket is in
/// ServingTests.
@Suite("Hostile clients", .serialized, .timeLimit(.minutes(10)))
struct HostileClientTests {
    private let site: SiteFolder

    init() throws {
        site = try SiteFolder()
    }

    @Test(
        "the server ends soon after SIGTERM, whatever a client does",
        arguments: [HostileClients.drippingBody, .drippingHead, .slowReader])
    func end(clients: HostileClients) async throws {
        try await TemporaryFolder.use { folder in
            var start = ContinuousClock.now
            let ending = try await RunningServer.use(site.root) { server in
                try await clients.connect(port: server.port, in: folder)
                start = .now
            }
            #expect(ending.status == 0)
            // It takes three seconds, on a machine with nothing else to do.
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }

    @Test("a thousand unfinished heads take at most 40 MB, and others are answered")
    func unfinishedHeads() async throws {
        try await TemporaryFolder.use { folder in
            let ending = try await RunningServer.use(site.root) { server in
                #expect(try await HTTPReply.get(server.address("/en/dnsbl/")).status == 200)
                let before = try server.memory
                try await HostileClients.unfinishedHeads.connect(port: server.port, in: folder)
                let cost = try server.memory - before
                #expect(cost <= 40 << 20)
                #expect(try await HTTPReply.get(server.address("/en/dnsbl/")).status == 200)
            }
            #expect(ending.status == 0)
        }
    }

    @Test("with more clients than it may open files for, the server waits without working")
    func manyConnections() async throws {
        try await TemporaryFolder.use { folder in
            let ending = try await RunningServer.use(site.root, openFiles: 256) { server in
                try await HostileClients.manyConnections.connect(port: server.port, in: folder)
                let (before, start) = (try server.processorTime, ContinuousClock.now)
                try await Task.sleep(for: .seconds(3))
                let used = try server.processorTime - before
                #expect(used / (ContinuousClock.now - start) < 0.1)
            }
            #expect(ending.status == 0)
        }
    }

    @Test(
        "if no file can be opened for a connection, the server waits before it tries again",
        arguments: ["EMFILE", "ENFILE"])
    func noDescriptor(error: String) async throws {
        try await TemporaryFolder.use { folder in
            let trace = folder.appending(path: "trace")
            func attempts() -> Int {
                let text = try? String(contentsOf: trace, encoding: .utf8)
                return (text ?? "").ranges(of: "accept4(").count
            }
            let tracer = [
                "strace", "--daemonize", "--quiet=all", "--follow-forks", "--output=\(trace.path)",
                "--trace=accept4", "--inject=accept4:error=\(error)", "--",
            ]
            let ending = try await RunningServer.use(site.root, runBy: tracer) { server in
                try await HostileClients.drippingHead.connect(port: server.port, in: folder)
                while attempts() == 0 { try await Task.sleep(for: .milliseconds(20)) }
                try await Task.sleep(for: .seconds(3))
                // Without a pause there are thousands.
                #expect(attempts() < 20)
            }
            #expect(ending.status == 0)
        }
    }
}
