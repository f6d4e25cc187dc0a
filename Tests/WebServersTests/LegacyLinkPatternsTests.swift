import Links
import Pages
import Rejections
import TestSupport
import Testing

@testable import WebServers

/// By the patterns a legacy link leads where the built-in server's rules lead it.
@Suite struct LegacyLinkPatternsTests {
    private let site: CompiledSite
    private let patterns: LegacyLinkPatterns

    init() throws {
        site = try SmallSite.make()
        patterns = LegacyLinkPatterns(site: site)
    }

    /// What a web server makes of a link by the first entry that fits; nothing if none does.
    private func result(_ entries: [LegacyLinkPatterns.Entry], of text: String) throws -> String? {
        for (pattern, result) in entries {
            guard let match = try Regex(pattern).ignoresCase().firstMatch(in: text) else {
                continue
            }
            return (1..<match.output.count).reduce(result) { result, group in
                result.replacing("$\(group)", with: match.output[group].substring ?? "")
            }
        }
        return nil
    }

    private func byPatterns(_ path: String, _ query: String) throws -> String? {
        let pairs = try LegacyLinkPatterns.codePairs.map { pair in
            try result([(pair.pattern, "$1")], of: query) ?? ""
        }
        let text = (pairs + [path]).joined(separator: "&")
        let word = try result([(LegacyLinkPatterns.codeWord, "$1")], of: pairs[0]) ?? ""
        let code = patterns.codes.first { $0.word == word.lowercased() }?.reason
        let whole = "\(code ?? patterns.otherCode)&\(text)"
        guard let reason = try result(patterns.reasons, of: whole) else { return nil }
        let today = try (result(patterns.pairs, of: text) ?? "") + query
        let known = LinkQuery(utf8: today.utf8, catalogue: site.catalogue)
        let values =
            Parameter.allCases.map { known[$0]?.description ?? "" }
            + [known.list?.description ?? ""]
        let target = try result(LegacyLinkPatterns.queries, of: values.joined(separator: "&"))
        return patterns.target(reason) + (target ?? "")
    }

    private func byRules(_ path: String, _ query: String) -> String? {
        let target = LegacyLinks(reasons: site.reasons).target(
            path: Array(path.utf8), query: query.utf8, catalogue: site.catalogue)
        return target.map { target in
            let values = target.query.formatted
            return "/\(target.reason)" + (values.isEmpty ? "" : "?\(values)")
        }
    }

    @Test func `whatever a link says, both lead to the same page with the same values`() throws {
        var random = SplitMix64(seed: 6)
        func some(_ pieces: [String], upTo count: Int, _ separator: String) -> String {
            (0..<Int.random(in: 0...count, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined(separator: separator)
        }
        let values = [
            "192.0.2.1", "2001:db8::1", "192.0.2.256", "192.0.2.1)", "bl.list.example", "<b>", "",
            "key.dq.list.example", "evil.example", "5.7.1", "x&ip=192.0.2.2", "x;ip=::1", "%3a",
            "192.0.2.1\r\n", "//evil.example", "spf", "rdns", "bl", "ip", "list", "a=b",
        ]
        var led = 0
        for _ in 0..<1500 {
            let words = ["", "rbl", "why", "why.html", "case"]
            let word = words.randomElement(using: &random) ?? ""
            let path = word + some(values.map { "/" + $0 }, upTo: 2, "")
            let names = ["c", "i", "v", "ip", "list", "code", "C", "x", "cc", "c", "i", "v"]
            let pairs = (0..<6).map { _ in
                "\(names.randomElement(using: &random) ?? "")=\(some(values, upTo: 1, ""))"
            }
            let query = some(pairs, upTo: 6, "&")
            let expected = byRules(path, query)
            if expected != nil { led += 1 }
            #expect(try byPatterns(path, query) == expected, "\(path)?\(query)")
        }
        #expect(led > 100)
    }

    @Test func `a log keeps no path with values in it`() {
        #expect(patterns.secretPaths == ["/rbl/.*"])
    }
}
