import Foundation
import Rejections
import TestSupport
import Testing

@testable import Links

/// The rules find out what the parsers do.
@Suite("Link rules")
struct LinkRulesTests {
    private let sample: SampleRules
    private var rules: LinkRules { sample.rules }
    private var interpreter: RuleInterpreter { sample.interpreter }

    init() throws {
        sample = try SampleRules()
    }

    // MARK: Form

    @Test func `a rule reads inputs and earlier rules only`() {
        var known: Set<LinkVariable> = []
        for rule in rules.all {
            for case .variable(let variable) in rule.source.pieces {
                #expect(known.contains(variable), "\(rule.variable.name) reads \(variable.name)")
            }
            #expect(known.insert(rule.variable).inserted, "\(rule.variable.name) has two rules")
        }
        #expect(Set(known.map(\.name)).count == known.count)
        #expect(known.isSuperset(of: ParameterForm.allCases.map(LinkVariable.form)))
    }

    @Test func `every web server can carry out every rule`() throws {
        let eager = try RuleInterpreter(rules.all, matchesEmptySources: true)
        for rule in rules.all {
            let name = rule.variable.name
            let kinds = rule.entries.map { if case .text = $0.pattern { "text" } else { "-" } }
            #expect(kinds == kinds.sorted(by: >), "\(name): texts come first")
            let isNeverEmpty = rule.source.pieces.contains {
                if case .text = $0 { true } else { false }
            }
            #expect(
                isNeverEmpty || interpreter.value(of: rule, "") == eager.value(of: rule, ""),
                "\(name)")
            for case .expression(let pattern) in rule.entries.map(\.pattern) {
                #expect(pattern.utf8.count < 4000, "\(name)")
                #expect(!pattern.contains(/["#]|\{[a-z]/), "\(name)")
                let groups = try NSRegularExpression(pattern: pattern).numberOfCaptureGroups
                #expect(groups <= 9, "\(name)")
            }
        }
    }

    // MARK: Values

    /// What the rules find in a query, its addresses in their canonical form.
    private func known(_ query: String) throws -> LinkQuery {
        let values = interpreter.values(of: [.requestPath: "/", .rawQuery: query])
        var result = LinkQuery()
        for parameter in Parameter.allCases {
            let text = try #require(values[.form(parameter.canonicalForm)])
            if text.isEmpty { continue }
            let value = try #require(parameter.value(utf8: text.utf8), "\(query): \(text)")
            result[parameter] = value
        }
        if let list = values[.list], !list.isEmpty { result.list = ListName(list) }
        return result
    }

    @Test func `they find the values of a query that the parser finds`() throws {
        var random = SplitMix64(seed: 7)
        let values = [
            "192.0.2.1", "2001:db8::1", "192.0.2.256", "192%2E0.2.1", "2001%3Adb8%3a:1", "::",
            "1:2:3:4:5:6:7:8", "1::2::3", "::ffff:192.0.2.1", "5.7.1", "4%2e2.2", "5.07.1",
            "bl.list.example", "BL.Dead.Example", "key.dq.list.example", "dq.list.example",
            "a.b.dq.list.example", "unknown.example", "rating", "k.r.rating.example", "", "x",
            "<b>", "192.0.2.1)", "192.0.2.1%29.",
            "5.7.1]>,", "=", "ip=192.0.2.2", "3D192.0.2.1", "3D3d5.7.1", "3d00::1", "=20", "%0D%0A",
            "192.0=.2.1", "192.0.2=%0D%0A.1", "192.0.2.1=20", "192.0.2.=12", "[192.0.2.1]:25",
            "192.0.2.1:25", "[IPv6:2001:db8::1]", "2001:db8::", ":::", "1:2:3:4:5:6:7:8:9", "<::1>",
            "bl.list.example\u{201D}", "bl.list.example__", "%C2%A05.7.1%20", "+192.0.2.1+",
            "192.0.2.1%26code%3D5.7.1", "x%253Bip=::1", "2001%253Adb8::1", "192.0.2.1%2522",
            "bl.list.example=E2=80=9D", "192.0.2.1%3D20", "3D", "x=y=3D", "192.0.2.1=%0D%0A1",
        ]
        let names = [
            "ip", "code", "list", "IP", "%69p", "lis%54", "c%6fde", "x", "ipp", "", "%20ip",
            "list+",
            "%2569p",
        ]
        for _ in 0..<3000 {
            let pairs = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                "\(names.randomElement(using: &random) ?? "")="
                    + (values.randomElement(using: &random) ?? "")
            }
            let separator =
                ["&", ";", "&amp;", "%26", "&amp%3B", "?", "%253b"].randomElement(using: &random)
                ?? ""
            let query = pairs.joined(separator: separator)
            let expected = LinkQuery(utf8: query.utf8, catalogue: rules.catalogue)
            #expect(try known(query) == expected, "\(query)")
        }
    }

    @Test(
        "of a value's forms, they know those that expressions can make",
        arguments: [
            ("ip=192.0.2.1", [.ip: "192.0.2.1", .ipReversed: "1.2.0.192"]),
            ("ip=192%2E0.2%2e10", [.ip: "192.0.2.10", .ipReversed: "10.2.0.192"]),
            ("ip=2001%3ADB8%3A:1", [.ip: "2001:DB8::1", .ipv6: "2001:DB8::1"]),
            (
                "ip=::ffff:192.0.2.1&code=5%2e7.1",
                [
                    .ip: "::ffff:192.0.2.1", .ipv6: "::ffff:192.0.2.1", .code: "5.7.1",
                    .codePermanent: "5.7.1",
                ]
            ),
            (
                "ip=1:2:3:4:5:6:192.0.2.1",
                [.ip: "1:2:3:4:5:6:192.0.2.1", .ipv6: "1:2:3:4:5:6:192.0.2.1"]
            ),
            ("ip=::", [.ip: "::", .ipv6: "::"]),
            ("ip=1:2:3:4:5:6:7:8", [.ip: "1:2:3:4:5:6:7:8", .ipv6: "1:2:3:4:5:6:7:8"]),
            ("code=4%2E2.2", [.code: "4.2.2", .codeTransient: "4.2.2"]),
            ("code=2.0.0", [.code: "2.0.0"]), ("code=3.0.0", [:]),
        ] as [(String, [ParameterForm: String])])
    func forms(query: String, expected: [ParameterForm: String]) {
        for form in ParameterForm.allCases {
            #expect(sample.value(.form(form), query: query) == expected[form] ?? "", "\(form)")
        }
    }

    @Test func `a form that they know is the one that the parser prints`() throws {
        for parameter in Parameter.allCases {
            let example = parameter.example
            let parsed = try #require(parameter.value(utf8: example.utf8))
            for form in parameter.forms {
                let found = sample.value(.form(form), query: "\(parameter.rawValue)=\(example)")
                #expect(found == parsed.text(in: form) ?? "", "\(form.rawValue)")
            }
        }
    }

    @Test func `of very many lists they find each`() throws {
        let lists = try (0..<300).map { try #require(ListName("list-\($0).blocklist.example")) }
        let many = try RuleInterpreter(SampleRules.rules(lists: lists).all)
        for list in lists {
            let values = many.values(of: [.requestPath: "/", .rawQuery: "list=\(list)"])
            #expect(values[.list] == list.description)
        }
    }

    // MARK: Legacy links

    private func target(_ path: String, _ query: String) -> String {
        let target = rules.legacyLinks.target(
            path: RequestPath(utf8: path.utf8), query: query.utf8, catalogue: rules.catalogue)
        return target.map { target in
            let values = target.query.formatted
            return "/\(target.reason)" + (values.isEmpty ? "" : "?\(values)")
        } ?? ""
    }

    @Test func `they redirect a legacy link to where the parser redirects it`() throws {
        var random = SplitMix64(seed: 6)
        func some(_ pieces: [String], upTo count: Int, _ separator: String) -> String {
            (0..<Int.random(in: 0...count, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined(separator: separator)
        }
        let values = [
            "192.0.2.1", "2001:db8::1", "192.0.2.256", "192.0.2.1)", "bl.list.example", "<b>", "",
            "key.dq.list.example", "evil.example", "5.7.1", "x&ip=192.0.2.2", "x;ip=::1",
            "192.0.2.1\r\n", "//evil.example", "spf", "rdns", "bl", "ip", "list", "a=b", "BL).",
            "3Dspf", "3Dip", "3D192.0.2.1", " ip ", "\"spf\"", "[::1]:25",
            "bl.list.example\u{201D}",
            "192.0=.2.1", "rdns=20", "x=3D",
        ]
        var redirected = 0
        for _ in 0..<3000 {
            let words = [
                "", "rbl", "why", "why.html", "case", "CASE)", "Why/", "en/case", "de-at/rbl",
                "case.html", "fr/why", "error-messages", "eng/why", "spf?x",
            ]
            let word = words.randomElement(using: &random) ?? ""
            let path = "/" + word + some(values.map { "/" + $0 }, upTo: 2, "")
            let names = ["c", "i", "v", "ip", "list", "code", "C", "x", "cc", "c", "i", "v"]
            let pairs = (0..<6).map { _ in
                "\(names.randomElement(using: &random) ?? "")=\(some(values, upTo: 1, ""))"
            }
            let separator = ["&", "%26", "%253B"].randomElement(using: &random) ?? ""
            let query = some(pairs, upTo: 6, separator)
            let expected = target(path, query)
            if !expected.isEmpty { redirected += 1 }
            #expect(sample.value(.target, path: path, query: query) == expected, "\(path)?\(query)")
        }
        #expect(redirected > 300)
    }
}
