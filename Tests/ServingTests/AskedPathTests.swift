import Links
import TestSupport
import Testing

@testable import Serving

@Suite("Paths in the log")
struct AskedPathTests {
    @Test(
        "a path is shown up to what may identify a person",
        arguments: [
            ("/", "/"), ("//", "//"), ("/nothing", "/nothing"),
            ("/No-Such_Page/", "/No-Such_Page/"),
            ("/de//x", "/de//x"), ("/a.html", "/a.html"), ("/a.HTML/b", "/a.HTML/b"),
            ("/a.js", "/a.js"), ("/a.json", "/a.json"), ("/nothing?ip=192.0.2.77", "/nothing"),
            ("/nothing/?192.0.2.77", "/nothing/"), ("?192.0.2.77", ""),
            ("/nothing%3Fip=192.0.2.77", "/nothing..."), ("/nothing&ip=x", "/nothing..."),
            ("/nothing;ip=x", "/nothing..."), ("/de/&ip=x", "/de/..."), ("/&x", "/..."),
            ("/192.0.2.77", "/..."), ("/rbl/192.0.2.77/x", "/rbl/..."),
            ("/de/dnsbl/key.zen.example/", "/de/dnsbl/..."), ("/de/2001:db8::1", "/de/..."),
            ("/a.htmlx/b", "/..."), ("/a.js.map", "/..."), ("/de/%00", "/de/..."),
            ("/de//x%2e", "/de//..."), ("/de/.htaccess", "/de/..."), ("/nothing)", "/..."),
            ("*", "-"), ("http://a.example/nothing", "-"), ("nothing", "-"),
        ])
    func path(target: String, expected: String) {
        #expect(AskedPath(target).description == expected)
    }

    @Test("the logs of web servers show the same path")
    func rule() throws {
        let rule = LinkRules.askedPath
        let interpreter = try RuleInterpreter([rule], matchesEmptySources: true)
        let pieces = [
            "/", "/", "/", "//", "de", "dnsbl", "No-Such_Page", "192.0.2.77", "2001:db8::1",
            ".html",
            ".HTML", ".js", ".json", ".php", ".map", ".", "key.dq.list.example", "?", "%3f", "%3F",
            "%3", "%00", "%", "&", ";", "ip=192.0.2.77", "=", ")", "x", "7", "-", "_", "*",
            "http://a.example",
        ]
        var random = SplitMix64(seed: 14)
        for _ in 0..<20_000 {
            let target = (0..<Int.random(in: 0...8, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            for target in [target, "/" + target] {
                let expected = interpreter.value(of: rule, target)
                #expect(AskedPath(target).description == expected, "\(target)")
            }
        }
    }
}
