import Foundation
import TestSupport
import Testing

/// The server's connections, used without an HTTP client. What needs no socket is in ServingTests.
@Suite("A connection", .timeLimit(.minutes(10)))
struct ConnectionTests {
    private let site: SiteFolder

    init() throws {
        site = try SiteFolder()
    }

    private static let last = "Connection: close\r\n\r\n"

    private static func get(_ path: String, version: String = "1.1") -> String {
        "GET \(path) HTTP/\(version)\r\nHost: reject.example\r\n"
    }

    /// The status codes of the responses in a connection's text, in order.
    private static func statuses(_ text: String) -> [Int] {
        text.matches(of: /HTTP\/1\.1 (\d{3}) [^\r]+\r\nServer:/).compactMap { Int($0.1) }
    }

    @Test("answers requests that arrive together in their order, and ends with the last one")
    func pipelining() async throws {
        let requests = [
            Self.get("/healthz") + "\r\n", Self.get("/nothing") + "\r\n",
            "POST /dnsbl HTTP/1.1\r\nHost: reject.example\r\nContent-Length: 0\r\n\r\n",
            Self.get("http://reject.example/de/dnsbl/?ip=192.0.2.1") + Self.last,
            Self.get("/never") + "\r\n",
        ]
        try await RunningServer.use(site.root) { server in
            let reply = try await RawConnection.exchange(requests.joined(), port: server.port)
            #expect(Self.statuses(reply) == [200, 404, 405, 200])
            #expect(reply.hasSuffix("</html>\n"))
            #expect(reply.contains("192.0.2.1"))
            #expect(reply.components(separatedBy: "Connection: close").count == 2)
        }
    }

    @Test("a client that sends much before it reads anything gets all answers whole")
    func flood() async throws {
        let count = 2000
        let requests = String(repeating: Self.get("/de/dnsbl/") + "\r\n", count: count)
        try await RunningServer.use(site.root) { server in
            let reply = try await RawConnection.exchange(
                requests + Self.get("/healthz") + Self.last, port: server.port)
            #expect(reply.components(separatedBy: "</html>\n").count == count + 1)
            #expect(Self.statuses(reply).count == count + 1)
            #expect(reply.hasSuffix("\r\n\r\nok\n"))
        }
    }

    @Test(
        "a client that ends its side, or speaks HTTP/1.0, gets a whole answer, and the connection ends",
        arguments: [("1.1", "\r\n", true), ("1.0", "\r\n", false), ("1.0", "\r\n", true)])
    func ending(version: String, rest: String, isEnding: Bool) async throws {
        try await RunningServer.use(site.root) { server in
            let reply = try await RawConnection.exchange(
                Self.get("/en/dnsbl/", version: version) + rest, port: server.port,
                isEnding: isEnding)
            #expect(Self.statuses(reply) == [200])
            #expect(reply.hasSuffix("</html>\n"))
        }
    }

    @Test("every response has the time when it was made")
    func date() async throws {
        try await RunningServer.use(site.root) { server in
            let before = Date.now
            let fields = try await HTTPReply.get(server.address("/nothing")).fields
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
            formatter.timeZone = .gmt
            let spelled = try #require(fields["date"])
            let date = try #require(formatter.date(from: spelled))
            #expect(date >= before.addingTimeInterval(-1) && date <= .now)
        }
    }

    @Test("an open connection without a request does not keep the server from ending")
    func idle() async throws {
        try await TemporaryFolder.use { folder in
            let ready = folder.appending(path: "ready")
            var client: Task<String, any Error>?
            let ending = try await RunningServer.use(site.root) { server in
                let port = server.port
                client = Task {
                    try await RawConnection.exchange(
                        Self.get("/healthz") + "\r\n", port: port, ready: ready)
                }
                while !FileManager.default.fileExists(atPath: ready.path) {
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            #expect(ending.status == 0)
            #expect(Self.statuses(try await client?.value ?? "") == [200])
        }
    }
}
