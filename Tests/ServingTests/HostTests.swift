import Pages
import TestSupport
import Testing

@testable import Serving

@Suite("Several sites")
struct HostTests {
    private let connection: TestConnection

    init() throws {
        connection = try TestConnection([
            SmallSite.make(baseURL: "https://one.example", otherReasons: ["one"]),
            SmallSite.make(baseURL: "https://two.example:8443", otherReasons: ["two"]),
            SmallSite.make(baseURL: "https://[2001:db8::3]", otherReasons: ["three"]),
        ])
    }

    /// Whether the site with a reason of that name answers.
    private func answers(_ site: String, _ target: String, host: String) throws -> Bool {
        try connection.send("GET \(target)/en/\(site)/ HTTP/1.1\r\nHost: \(host)\r\n\r\n")
        let reply = String(decoding: try connection.received(), as: UTF8.self)
        return reply.hasPrefix("HTTP/1.1 200 ")
    }

    @Test(
        "the host of a request chooses the site; the first one answers for all others",
        arguments: [
            ("one.example", "one"), ("two.example", "two"), ("TWO.Example.:80", "two"),
            ("[2001:DB8::3]:80", "three"), ("[2001:db8::3]", "three"), ("four.example", "one"),
            ("", "one"), ("two.example.com", "one"), ("two.example:", "two"), ("]", "one"),
        ])
    func hosts(host: String, expected: String) throws {
        for site in ["one", "two", "three"] {
            #expect(try answers(site, "", host: host) == (site == expected))
        }
    }

    @Test func `a target in absolute form counts more than the field`() throws {
        #expect(try answers("two", "http://two.example", host: "one.example"))
        #expect(try !answers("two", "http://one.example", host: "two.example"))
    }
}
