import Foundation
import TestSupport
import Testing

@testable import Links

/// What a log has of the path that a client asked for.
@Suite("Paths in logs")
struct AskedPathTests {
    private static let askedPaths: [(sent: String, logged: String, replaced: String)] = [
        ("/de/dnsbl/?ip=192.0.2.1", "/de/dnsbl/", "/de/dnsbl/"), ("/?x", "/", "/"),
        ("/en/no-such_page", "/en/no-such_page", "/en/no-such_page"),
        ("/de/dnsbl.json?", "/de/dnsbl.json", "/de/dnsbl.json"), ("//de//", "//de//", "//de//"),
        ("/de/dnsbl/bl.list.example/?x", "/de/dnsbl/...", "/de/dnsbl/bl.list.example/"),
        ("/de/dnsbl/key.dq.list.example/", "/de/dnsbl/...", "/de/dnsbl/"),
        ("/rbl/198.51.100.77", "/rbl/...", "/rbl/"),
        ("/rbl/2001:db8::1/bl.list.example", "/rbl/...", "/rbl/"),
        ("/%72bl/198.51.100.77", "/...", "/"),
        ("/dnsbl%3Fip=198.51.100.77&list=x", "/dnsbl...", "/dnsbl"),
        ("/en/dnsbl/;ip=198.51.100.77", "/en/dnsbl/...", "/en/dnsbl/"),
        ("/dnsbl&ip=198.51.100.77", "/dnsbl...", "/dnsbl"),
        ("/dnsbl?%0a?", "/dnsbl", "/dnsbl"), ("http://a.example/x", "-", ""), ("*", "-", ""),
    ]

    @Test(
        "a log has of a path what is neither an address, a key, nor a query", arguments: askedPaths)
    func askedPath(sent: String, logged: String, replaced: String) throws {
        let rule = LinkRules.askedPath
        #expect(try RuleInterpreter([rule]).value(of: rule, sent) == logged)
        let expression = try NSRegularExpression(
            pattern: SampleRules.rules().askedPathExpression, options: .caseInsensitive)
        let whole = NSRange(0..<sent.utf16.count)
        #expect(
            expression.stringByReplacingMatches(in: sent, range: whole, withTemplate: "$1$2$3")
                == replaced)
    }
}
