import NIOCore
import Pages
import TestSupport
import Testing

@testable import Serving

@Suite("The limits of a connection")
struct ConnectionLimitTests {
    private let site: CompiledSite

    init() throws {
        site = try SmallSite.make()
    }

    private static let request = "GET /healthz HTTP/1.1\r\nHost: reject.example\r\n"
    private static let end = "\r\n"

    private func fields(_ count: Int) -> String {
        (0..<count).map { "x\($0): y\r\n" }.joined()
    }

    // MARK: The size of a head

    @Test("a head that is not too long is answered")
    func longHead() throws {
        for text in [fields(99), "x: \(String(repeating: "y", count: 11_900))\r\n"] {
            let connection = try TestConnection(site)
            try connection.send(Self.request + text + Self.end)
            #expect(try Response(connection.received()).status == 200)
        }
    }

    @Test(
        "a head that is too long is refused, and ends the connection",
        arguments: [
            "GET /\(String(repeating: "a", count: 17_000)) HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /?\(String(repeating: "a", count: 17_000))",
            "\(request)x: \(String(repeating: "y", count: 17_000))\r\n\r\n",
            "\(request)x: \(String(repeating: "y", count: 17_000))",
            "\(request)\(String(repeating: "y", count: 17_000))",
            // Blanks before a value are kept until it begins.
            "\(request)x:\(String(repeating: " ", count: 17_000))",
            "\(request)x: \(String(repeating: "y", count: 9000))\r\nz: "
                + String(repeating: "y", count: 9000),
        ])
    func headTooLarge(text: String) throws {
        let connection = try TestConnection(site)
        try connection.send(text)
        let response = try Response(connection.received())
        #expect(response.status == 431)
        #expect(response["connection"] == "close")
        #expect(response.text == "The request is too long.\n")
        #expect(connection.isEnded)
    }

    @Test("a head has at most 100 fields")
    func fieldCount() throws {
        let connection = try TestConnection(site)
        try connection.send(Self.request + fields(100) + Self.end)
        #expect(try Response(connection.received()).status == 431)
        #expect(connection.isEnded)
    }

    // MARK: The time for a head

    @Test("a head that is not complete ten seconds after it began ends the connection")
    func headTime() throws {
        let connection = try TestConnection(site)
        connection.advance(by: .seconds(60))
        for octet in Self.request.utf8.prefix(9) {
            try connection.send(utf8: [octet])
            #expect(!connection.isClosed)
            connection.advance(by: .milliseconds(1100))
        }
        #expect(!connection.isClosed)
        connection.advance(by: .milliseconds(200))
        #expect(connection.isClosed)
        #expect(try connection.received() == [])
    }

    @Test("every head has its own ten seconds")
    func nextHead() throws {
        let connection = try TestConnection(site)
        for _ in 0..<3 {
            try connection.send(Self.request)
            connection.advance(by: .seconds(9))
            try connection.send(Self.end)
            #expect(try Response(connection.received()).status == 200)
            connection.advance(by: .seconds(30))
            #expect(!connection.isClosed)
        }
    }

    @Test("no time runs as long as the client has answers to take")
    func pausedHead() throws {
        let connection = try TestConnection(site)
        connection.isWritable = false
        try connection.send(Self.request + Self.end)
        try connection.send(Self.request)
        connection.advance(by: .seconds(25))
        #expect(!connection.isClosed)
        connection.isWritable = true
        connection.advance(by: .seconds(11))
        #expect(connection.isClosed)
    }

    // MARK: Bodies

    @Test(
        "a body is refused before it comes, and ends the connection",
        arguments: [
            ("GET", "Content-Length: 5", 413), ("HEAD", "Content-Length: 5", 413),
            ("GET", "Transfer-Encoding: chunked", 413), ("POST", "Content-Length: 5", 405),
            ("PUT", "Transfer-Encoding: chunked", 405), ("POST", "Content-Length: 99999999", 405),
            ("GET", "Content-Length: 5\r\nExpect: 100-continue", 413),
        ])
    func body(method: String, field: String, status: Int) throws {
        let connection = try TestConnection(site)
        try connection.send("\(method) /healthz HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n")
        let response = try Response(connection.received())
        #expect(response.status == status)
        #expect(response["connection"] == "close")
        #expect(connection.isEnded)
        // What comes of it is dropped.
        try connection.send("hell")
        #expect(try connection.received() == [])
        connection.advance(by: .seconds(3))
        #expect(connection.isClosed)
    }

    @Test("an empty body is none", arguments: ["0", "00"])
    func emptyBody(length: String) throws {
        let connection = try TestConnection(site)
        try connection.send(Self.request + "Content-Length: \(length)\r\n" + Self.end)
        #expect(try Response(connection.received()).status == 200)
        #expect(!connection.isEnded)
    }

    @Test("a client that asks for another protocol is answered, and the connection ends")
    func upgrade() throws {
        let connection = try TestConnection(site)
        try connection.send(Self.request + "Connection: Upgrade\r\nUpgrade: h2c\r\n" + Self.end)
        let response = try Response(connection.received())
        #expect(response.status == 200)
        #expect(response["connection"] == "close")
        #expect(connection.isEnded)
    }

    // MARK: Answers that nobody takes

    @Test("a client that takes nothing of an answer loses the connection")
    func stuck() throws {
        let connection = try TestConnection(site)
        connection.isTaking = false
        try connection.send(Self.request + Self.end)
        connection.stall()
        #expect(!connection.isClosed)
        connection.stall()
        #expect(connection.isClosed)
    }

    @Test("a client that takes its answers slowly, or has none to take, keeps the connection")
    func slow() throws {
        let connection = try TestConnection(site)
        for _ in 0..<3 { connection.stall() }
        connection.isTaking = false
        try connection.send(Self.request + Self.end)
        connection.stall()
        connection.isTaking = true
        connection.stall()
        connection.stall()
        #expect(!connection.isClosed)
        #expect(try Response(connection.received()).status == 200)
    }

    // MARK: The end of the server

    @Test("when the server ends, no connection stays for more than three seconds")
    func quiescing() throws {
        let connection = try TestConnection(site)
        connection.isTaking = false
        connection.isWritable = false
        try connection.send(Self.request + Self.end)
        connection.quiesce()
        connection.advance(by: .milliseconds(2900))
        #expect(!connection.isClosed)
        connection.advance(by: .milliseconds(200))
        #expect(connection.isClosed)
    }

    // MARK: The number of connections

    @Test(
        "there are never more connections than files that may be open",
        arguments: [(1 << 20, 1024), (1088, 1024), (1024, 960), (256, 192), (64, 1), (10, 1)])
    func connectionCount(openFiles: Int, expected: Int) {
        #expect(ConnectionLimits.connectionCount(openFiles: openFiles) == expected)
    }
}
