import Foundation
import TestSupport
import Testing

/// The server's connections, spoken to without an HTTP client between.
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

    @Test("requests that were sent in one go are answered in their order, and the last one ends it")
    func pipelining() async throws {
        let requests = [
            Self.get("/healthz") + "\r\n", Self.get("/nothing") + "\r\n",
            "POST /dnsbl HTTP/1.1\r\nHost: reject.example\r\nContent-Length: 5\r\n\r\nhello",
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
        "who ends its side, or speaks HTTP/1.0, gets a whole answer, and the connection ends",
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

    @Test("HTTP/1.0 keeps a connection that asks for it")
    func keepAlive() async throws {
        let kept = Self.get("/healthz", version: "1.0") + "Connection: keep-alive\r\n\r\n"
        try await RunningServer.use(site.root) { server in
            let reply = try await RawConnection.exchange(
                kept + Self.get("/healthz", version: "1.0") + "\r\n", port: server.port)
            #expect(Self.statuses(reply) == [200, 200])
            #expect(reply.components(separatedBy: "Connection: keep-alive").count == 2)
        }
    }

    @Test(
        "what is no request is refused, and the connection ends",
        arguments: [
            "hello\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a.example\r\nbroken field\r\n\r\n",
            "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}",
        ])
    func malformed(text: String) async throws {
        try await RunningServer.use(site.root) { server in
            let reply = try await RawConnection.exchange(text, port: server.port, isEnding: true)
            #expect(Self.statuses(reply) == [400])
            #expect(try await HTTPReply.get(server.address("/healthz")).status == 200)
        }
    }

    @Test("every response tells when it was made")
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
