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
                let before = try server.processorTime
                try await Task.sleep(for: .seconds(3))
                #expect(try server.processorTime - before < .seconds(1))
            }
            #expect(ending.status == 0)
        }
    }
}
