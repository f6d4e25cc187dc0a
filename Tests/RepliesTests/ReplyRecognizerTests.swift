import Links
import Rejections
import Testing

@testable import Replies

@Suite("Recognizing replies")
struct ReplyRecognizerTests {
    private var recognizer: ReplyRecognizer

    init() throws {
        let zone = try #require(Zone("bl.list.example"))
        let suffix = try #require(Zone("dq.list.example"))
        let rating = try #require(Zone("r.rating.example"))
        let service = try #require(ListName("some-service"))
        recognizer = ReplyRecognizer(
            base: "https://reject.example",
            catalogue: ZoneCatalogue(
                names: [.zone(zone), service], others: [suffix: .zone(zone), rating: service]))
    }

    @Test(
        "the blocklist is the one that the words or the link name",
        arguments: [
            (
                "554 5.7.1 Client host [192.0.2.1] blocked using bl.list.example; see x",
                "bl.list.example"
            ),
            ("554 Your address is listed on BL.Other.Example. Good bye", "BL.Other.Example"),
            ("550 192.0.2.1 is listed at bl.other.example, see there", "bl.other.example"),
            ("550 listed by us in bl.other.example", nil),
            ("554 5.7.1 blocked using key9.dq.list.example; no", "key9.dq.list.example"),
            (
                "554 Blocklisted; see https://reject.example/dnsbl?list=bl.list.example",
                "bl.list.example"
            ),
            (
                "554 Blocklisted; see https://reject.example/dnsbl?list=bl.list.example&ip=x",
                "bl.list.example"
            ),
            ("554 Blocked; see https://elsewhere.example/?list=bl.other.example", nil),
            ("554 Blocked; see https://reject.example/reputation?list=some-service", nil),
            (
                "554 Blocked; see https://reject.example/dnsbl?list=key9.r.rating.example",
                "key9.r.rating.example"
            ),
            ("550 5.1.1 User unknown", nil),
        ] as [(String, String?)])
    func lists(_ reply: String, _ list: String?) {
        var recognizer = recognizer
        let recognition = recognizer.recognize(reply)
        #expect(recognition.list.map(String.init) == list)
        #expect(list == nil || recognition.reason == "dnsbl")
    }

    @Test(
        "where a list declined the query, the mail server that rejects is at fault",
        arguments: [
            "Error: open resolver; https://check.spamhaus.org/returnc/pub/192.0.2.1/",
            "Query Refused. See http://uribl.com/refused.shtml for more information",
            "127.255.255.254", "too many queries; see https://reject.example/dnsbl?ip=192.0.2.1",
        ])
    func refusedQueries(_ said: String) {
        var recognizer = recognizer
        #expect(
            recognizer.recognize(
                "554 5.7.1 Client host [192.0.2.1] blocked using bl.list.example; \(said)")
                == ReplyRecognizer.Recognition(reason: "dnsbl-broken", list: "bl.list.example"))
    }

    @Test(
        "the reason is the one in the link, or else the one that the words mean",
        arguments: [
            ("550 5.7.1 No; see https://reject.example/spf?ip=192.0.2.1", "spf"),
            ("550 5.7.1 No; see https://reject.example/no-such-page", "no-such-page"),
            ("550 5.7.1 SPF check failed; see https://reject.example/", "spf"),
            ("550 5.7.1 SPF check failed; see https://elsewhere.example/dkim", "spf"),
            ("552 5.3.4 Message size exceeds fixed limit", "too-big"),
            (
                "450 4.1.8 <virus@a.example>: Sender address rejected: Domain not found",
                "sender-domain"
            ),
            ("450 4.7.1 Come back", "temporary"),
            ("554 5.7.1 127.0.0.1 -> http://uribl.com/refused.shtml", "dnsbl-broken"),
            ("550 5.7.1 URIBL: Query Refused. See the website", "dnsbl-broken"),
            ("5.7.1 No", "unknown"),
        ])
    func reasons(_ reply: String, _ reason: String) {
        var recognizer = recognizer
        #expect(
            recognizer.recognize(reply)
                == ReplyRecognizer.Recognition(reason: reason, list: nil))
    }

    @Test("replies that differ in numbers only have the same cause, however many there are")
    func repetition() {
        var recognizer = recognizer
        for number in 0..<10_000 {
            #expect(
                recognizer.recognize("552 5.2.2 Quota exceeded by \(number)").reason
                    == "mailbox-full")
        }
        // More kinds of replies than the recognizer remembers.
        for number in 0..<5_000 {
            let word =
                String(number, radix: 36).filter(\.isLetter)
                + String(
                    repeating: "x", count: number)
            #expect(
                recognizer.recognize("552 5.2.2 Quota exceeded: \(word)").reason == "mailbox-full")
        }
    }
}
