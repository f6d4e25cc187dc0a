import NIOCore
import Pages
import TestSupport
import Testing

@testable import Serving

@Suite("A connection")
struct RequestHandlerTests {
    private let site: CompiledSite

    init() throws {
        site = try SmallSite.make()
    }

    private static func get(_ target: String, version: String = "1.1") -> String {
        "GET \(target) HTTP/\(version)\r\nHost: reject.example\r\n"
    }

    private static let end = "\r\n"
    private static let last = "Connection: close\r\n\r\n"

    /// The status codes of responses, in order.
    private func statuses(_ bytes: [UInt8]) -> [Int] {
        String(decoding: bytes, as: UTF8.self).matches(of: /HTTP\/1\.1 (\d{3}) [^\r]+\r\nServer:/)
            .compactMap { Int($0.1) }
    }

    private func count(_ text: String, in bytes: [UInt8]) -> Int {
        String(decoding: bytes, as: UTF8.self).ranges(of: text).count
    }

    // MARK: Requests

    @Test("answers requests that arrive together in their order")
    func pipelining() throws {
        let connection = try TestConnection(site)
        try connection.send(
            Self.get("/healthz") + Self.end + Self.get("/nothing") + Self.end
                + "POST /dnsbl HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
                + Self.get("/de/dnsbl/?ip=192.0.2.1") + Self.end)
        let received = try connection.received()
        #expect(statuses(received) == [200, 404, 405, 200])
        #expect(count("Connection:", in: received) == 0)
        #expect(!connection.isEnded)
    }

    @Test("answers a request that arrives octet by octet once it is complete")
    func pieces() throws {
        let connection = try TestConnection(site)
        let request = Self.get("/healthz") + Self.end
        for byte in request.utf8.dropLast() { try connection.send(utf8: [byte]) }
        #expect(try connection.received() == [])
        try connection.send(utf8: request.utf8.suffix(1))
        #expect(statuses(try connection.received()) == [200])
    }

    @Test("reads no request after one that ends the connection")
    func ending() throws {
        let connection = try TestConnection(site)
        try connection.send(
            Self.get("/healthz") + Self.end + Self.get("/de/") + Self.last + Self.get("/never")
                + Self.end)
        let received = try connection.received()
        #expect(statuses(received) == [200, 200])
        #expect(count("Connection: close", in: received) == 1)
        #expect(connection.isEnded)
        try connection.send(Self.get("/never") + Self.end)
        #expect(try connection.received() == [])
    }

    @Test("a client that takes nothing gets no answer until it does")
    func backPressure() throws {
        let connection = try TestConnection(site)
        connection.isWritable = false
        let requests = String(repeating: Self.get("/healthz") + Self.end, count: 50)
        try connection.send(requests + Self.get("/nothing") + Self.last)
        #expect(try connection.received() == [])
        #expect(!connection.isEnded)
        connection.isWritable = true
        let received = try connection.received()
        #expect(statuses(received) == Array(repeating: 200, count: 50) + [404])
        #expect(count("Connection: close", in: received) == 1)
        #expect(connection.isEnded)
    }

    @Test(
        "HTTP/1.0 ends the connection unless the client asks to keep it",
        arguments: [("", "close", true), ("Connection: keep-alive\r\n", "keep-alive", false)])
    func oldVersion(field: String, expected: String, isEnded: Bool) throws {
        let connection = try TestConnection(site)
        try connection.send(Self.get("/healthz", version: "1.0") + field + Self.end)
        let response = try Response(connection.received())
        #expect(response["connection"] == expected)
        #expect(connection.isEnded == isEnded)
    }

    @Test("HTTP/1.0 needs no Host")
    func withoutHost() throws {
        let connection = try TestConnection(site)
        try connection.send("GET /healthz HTTP/1.0\r\n\r\n")
        #expect(statuses(try connection.received()) == [200])
    }

    @Test("a connection answers from the site that is served when a request comes")
    func replacedSite() throws {
        let connection = try TestConnection(site)
        try connection.send(Self.get("/icon.svg") + Self.end)
        #expect(statuses(try connection.received()) == [200])
        connection.replace(
            with: CompiledSite(
                baseURL: site.baseURL, locales: site.locales, defaultLocale: site.defaultLocale,
                pages: site.pages,
                catalogue: site.catalogue, assets: [],
                policy: site.policy))
        try connection.send(Self.get("/icon.svg") + Self.end)
        #expect(statuses(try connection.received()) == [404])
    }

    // MARK: Octets that are not ASCII

    @Test("answers a target with octets that are not ASCII as one in which they are encoded")
    func rawOctets() throws {
        for (raw, encoded) in [
            ("/de/?ip=192.0.2.1\u{201D}", "/de/?ip=192.0.2.1%E2%80%9D"), ("/\u{E4}", "/%C3%A4"),
        ] {
            let expected = try TestConnection(site)
            try expected.send(Self.get(encoded) + Self.end)
            let answer = try Response(expected.received())
            let connection = try TestConnection(site)
            // In one piece, in two, and on a connection that has been used.
            for cut in [0, 7, 100] {
                let request = Array((Self.get(raw) + Self.end).utf8)
                try connection.send(utf8: Array(request.prefix(cut)))
                try connection.send(utf8: Array(request.dropFirst(cut)))
                let response = try Response(connection.received())
                #expect(response.status == answer.status)
                #expect(response.text == answer.text)
            }
        }
    }

    @Test("octets that are not ASCII are not encoded in a field")
    func rawOctetsInField() throws {
        let connection = try TestConnection(site)
        try connection.send(Self.get("/healthz") + "Content-Length\u{A0}: 5\r\n" + Self.end)
        #expect(statuses(try connection.received()) == [400])
    }

    // MARK: What is not a request

    @Test(
        "refuses what is not HTTP, and ends the connection",
        arguments: [
            "hello\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nbroken field\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nx: a\u{0}b\r\n\r\n", "GET /\u{7F}ä HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}", "GET / HTTP/x\r\n\r\n",
            // Methods that the parser does not know.
            "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "get / HTTP/1.1\r\nHost: a\r\n\r\n",
        ])
    func malformed(text: String) throws {
        let connection = try TestConnection(site)
        try connection.send(text)
        let response = try Response(connection.received())
        #expect(response.status == 400)
        #expect(response["connection"] == "close")
        #expect(response.text == "This is not HTTP.\n")
        #expect(connection.isEnded)
        try connection.send(Self.get("/never") + Self.end)
        #expect(try connection.received() == [])
    }

    @Test("refuses a request of HTTP/1.1 that does not have exactly one host")
    func hosts() throws {
        for hosts in ["", "Host: a.example\r\nHost: b.example\r\n"] {
            let connection = try TestConnection(site)
            try connection.send("GET / HTTP/1.1\r\n\(hosts)\r\n")
            #expect(try Response(connection.received()).status == 400)
            // It is HTTP, so the next request can be read.
            try connection.send(Self.get("/healthz") + Self.end)
            #expect(statuses(try connection.received()) == [200])
        }
    }

    @Test("answers what came before something that is not HTTP")
    func malformedLater() throws {
        let connection = try TestConnection(site)
        try connection.send(Self.get("/healthz") + Self.end + "hello\r\n\r\n")
        #expect(statuses(try connection.received()) == [200, 400])
        #expect(connection.isEnded)
    }

    // MARK: The end

    @Test("a client that ends its side gets the whole answer, and the connection closes")
    func halfClosed() throws {
        let connection = try TestConnection(site)
        try connection.send(Self.get("/de/") + Self.end)
        connection.endInput()
        #expect(statuses(try connection.received()) == [200])
        #expect(connection.isClosed)
    }

    @Test("a request that a client leaves unfinished is refused")
    func unfinished() throws {
        let connection = try TestConnection(site)
        try connection.send(Self.get("/de/"))
        connection.endInput()
        #expect(statuses(try connection.received()) == [400])
        #expect(connection.isEnded)
    }

    @Test("after the last answer, the client has two seconds to read it")
    func lingering() throws {
        let connection = try TestConnection(site)
        try connection.send(Self.get("/de/") + Self.last)
        #expect(connection.isEnded)
        connection.advance(by: .milliseconds(1900))
        #expect(!connection.isClosed)
        connection.advance(by: .milliseconds(200))
        #expect(connection.isClosed)
    }

    @Test("closes an idle connection")
    func idle() throws {
        let connection = try TestConnection(site)
        try connection.send(Self.get("/de/") + Self.end)
        #expect(!connection.isClosed)
        connection.idle()
        #expect(connection.isClosed)
    }

    @Test("when the server ends, a connection without a request ends, others after their answer")
    func quiescing() throws {
        let idle = try TestConnection(site)
        idle.quiesce()
        #expect(idle.isEnded)

        let busy = try TestConnection(site)
        busy.isWritable = false
        try busy.send(Self.get("/healthz") + Self.end)
        busy.quiesce()
        #expect(!busy.isEnded)
        busy.isWritable = true
        let response = try Response(busy.received())
        #expect(response.status == 200)
        #expect(response["connection"] == "close")
        #expect(busy.isEnded)
    }
}
