import Rejections
import Testing

@testable import Replies

@Suite("Replies")
struct ReplyTests {
    private func reply(
        _ text: ReplyText, _ link: ReplyText = "https://reject.example/dnsbl?ip=\(.address)",
        limit: Int? = nil
    ) throws -> Reply {
        Reply(
            reason: try #require(Slug("dnsbl")), status: 554, code: EnhancedStatusCode("5.7.1"),
            text: text, link: link, limit: limit)
    }

    @Test("the length of a reply includes its codes, its line end, and the longest IPv6 address")
    func octets() throws {
        let reply = try reply("Host [\(.address)] blocked; see")
        // 554 5.7.1 Host [ + 39 + ] blocked; see https://reject.example/dnsbl?ip= + 39 + CRLF
        #expect(reply.octets == 16 + 39 + 15 + 32 + 39 + 2)
        #expect(
            reply.line.example
                == "554 5.7.1 Host [192.0.2.1] blocked; see "
                + "https://reject.example/dnsbl?ip=192.0.2.1")
    }

    @Test("a program's own text counts up to the length beyond which it gets no link")
    func limit() throws {
        let reply = try reply("<\(.path)>: \(.path); see", limit: 400)
        #expect(reply.octets == 400 + 32 + 39 + 2)
    }

    /// A reply that must not be sent, and what is reported.
    struct Bad: Sendable {
        let text: ReplyText
        var link: ReplyText = "https://reject.example/dnsbl"
        let problem: String
    }

    private static let long = String(repeating: "x", count: 430)

    private static let bad: [Bad] = [
        Bad(
            text: "\(long); see", link: "https://reject.example/dnsbl?ip=\(.address)",
            problem: "has up to 519 octets, but 512 are allowed (RFC 5321 §4.5.3.1.5); choose a "
                + "shorter 'base-url': 554 5.7.1 \(long); see "
                + "https://reject.example/dnsbl?ip=192.0.2.1"),
        Bad(
            text: "Zurückgewiesen; see",
            problem:
                "contains characters other than printable US-ASCII: 554 5.7.1 Zurückgewiesen; see "
                + "https://reject.example/dnsbl"),
        Bad(
            text: "100% of $x; see",
            problem: "contains '%', which has a special meaning in configuration: 554 5.7.1 100% "
                + "of $x; see https://reject.example/dnsbl"),
        Bad(
            text: " ",
            problem: "does not say why before its link: 554 5.7.1   https://reject.example/dnsbl"),
        Bad(
            text: "Blocked; see", link: "reject.example/dnsbl",
            problem: "does not end in a link: 554 5.7.1 Blocked; see reject.example/dnsbl"),
        Bad(
            text: "Blocked; see", link: "https://reject.example/dnsbl?from=\(.path)",
            problem: "contains a person's email address: 554 5.7.1 Blocked; see "
                + "https://reject.example/dnsbl?from=info@example.org"),
        Bad(
            text: "Blocked by SECRET1.zen.dq.spamhaus.net; see",
            problem: "exposes the secret key for a blocklist"),
    ]

    @Test("a reply that must not be sent is reported with what is wrong", arguments: bad)
    func problems(_ bad: Bad) throws {
        let problems = try reply(bad.text, bad.link).problems(secrets: ["secret1"])
        #expect(problems.map(\.description) == ["the reply for 'dnsbl' \(bad.problem)"])
    }
}
