import Foundation
import Rejections
import Replies
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite("Recognizing replies by the shipped phrases")
struct ReplyRecognizerTests {
    /// Read once: there are many phrases.
    private static let shipped = ContentLoader.load(
        SiteSources(content: SiteFolder.project.appending(path: "Content").path)
    ).partialSite

    private static let recognizer = shipped.map { ReplyRecognizer($0) }

    private func recognize(_ reply: String) throws -> ReplyRecognizer.Recognition {
        try #require(Self.recognizer).recognize(reply)
    }

    @Test("a mail server's own words mean its reason", arguments: ProgramWordings.all)
    func words(_ row: ProgramWordings.Row) throws {
        let recognition = try recognize(row.reply)
        #expect(recognition.reason == row.reason, "\(row.program): \(row.reply)")
    }

    @Test(
        "a blocklist decides before every other word",
        arguments: [
            (
                "554 Client host [192.0.2.9] blocked using ZEN - see https://www.spamhaus.org/query/ip/192.0.2.9",
                "zen.spamhaus.org"
            ),
            (
                "rejected because 192.0.2.9 is in a black list at zen.spamhaus.org",
                "zen.spamhaus.org"
            ),
            ("rejected found in dnsbl zen.spamhaus.org", "zen.spamhaus.org"),
            (
                "DNSBL listed at zen.spamhaus.org\\nhttps://www.spamhaus.org/query/ip/192.0.2.9",
                "zen.spamhaus.org"
            ),
            ("554 5.7.1 blocked using k3y.zen.dq.spamhaus.net; no", "k3y.zen.dq.spamhaus.net"),
            ("550 192.0.2.9 is listed at BL.Other.Example, see there", "bl.other.example"),
        ])
    func lists(_ reply: String, _ list: String) throws {
        let recognition = try recognize(reply)
        #expect(recognition.reason == "dnsbl")
        #expect(recognition.isListing)
        #expect(recognition.list.map(String.init) == list)
    }

    @Test(
        "where a list declined the query, nothing is listed",
        arguments: [
            "Error: open resolver; https://check.spamhaus.org/returnc/pub/192.0.2.1/",
            "Query Refused. See http://uribl.com/refused.shtml for more information",
        ])
    func declined(_ said: String) throws {
        let reply = "554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org; \(said)"
        #expect(try recognize(reply).reason == "dnsbl-broken")
    }

    @Test("the site's own link decides, but not one of a host that only begins like it")
    func links() throws {
        let base = try #require(Self.shipped).baseURL.base
        let own = "550 5.7.1 SPF check failed; see \(base)"
        #expect(try recognize("\(own)/dkim?ip=192.0.2.1").reason == "dkim")
        #expect(try recognize("\(own).evil.test/dkim").reason == "spf")
        #expect(try recognize("\(own)/dnsbl?list=zen.spamhaus.org").list == "zen.spamhaus.org")
    }

    @Test("without any known words, the class of the code decides")
    func classes() throws {
        #expect(try recognize("450 4.9.9 Come back").reason == "temporary")
        #expect(try recognize("550 5.9.9 No").reason == "unknown")
        #expect(try recognize("").reason == "unknown")
    }
}
