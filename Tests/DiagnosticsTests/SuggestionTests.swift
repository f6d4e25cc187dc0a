import Testing

@testable import Diagnostics

@Suite struct SuggestionTests {
    @Test(
        "the nearest known name is offered",
        arguments: [
            ("ipp", ["list", "ip", "code"], "; did you mean 'ip'?"),
            ("lsit", ["ip", "list", "code"], "; did you mean 'list'?"),
            ("cod", ["code", "list"], "; did you mean 'code'?"),
            ("organisation", ["operator", "organization"], "; did you mean 'organization'?"),
            ("lookup-ulr", ["lookup-url", "lookup"], "; did you mean 'lookup-url'?"),
            ("Ip", ["ip"], "; did you mean 'ip'?"),
            ("straße", ["strasse"], "; did you mean 'strasse'?"),
            ("dnbsl", ["dnsbl", "dnsbl-broken"], "; did you mean 'dnsbl'?"),
            ("no-reverse", ["no-reverse-dns", "no-cats"], "; did you mean 'no-reverse-dns'?"),
            ("too", ["too-many-recipients", "too-big"], "; did you mean 'too-big'?"),
        ])
    func offered(name: String, known: [String], clause: String) {
        #expect(Suggestion.clause(for: name, among: known) == clause)
    }

    @Test func `ties go to the first name in the alphabet`() {
        #expect(Suggestion.clause(for: "cat", among: ["car", "bat"]) == "; did you mean 'bat'?")
        #expect(Suggestion.clause(for: "cat", among: ["bat", "car"]) == "; did you mean 'bat'?")
    }

    @Test func `a nearer name wins over an earlier one`() {
        let known = ["abcdxy", "abcdez"]
        #expect(Suggestion.clause(for: "abcdef", among: known) == "; did you mean 'abcdez'?")
    }

    @Test(
        "nothing is offered when more than a third of the letters differ",
        arguments: [
            ("xyz", ["ip", "list"]), ("abcdef", ["abcxyz"]), ("summary", ["title"]),
            ("ip", ["organization"]), ("ipp", []), ("", ["list"]), ("abcde", ["abcxy"]),
            ("x", ["y"]), ("", ["y"]), ("no", ["no-reverse-dns"]), ("dns", ["dnsbl-broken"]),
        ] as [(String, [String])])
    func silent(name: String, known: [String]) {
        #expect(Suggestion.clause(for: name, among: known) == "")
    }

    @Test(
        "the distance counts inserted, removed, replaced, and swapped letters",
        arguments: [
            ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1),
            ("abc", "acb", 1), ("abcd", "badc", 2), ("kitten", "sitting", 3), ("ca", "abc", 3),
            ("flaw", "lawn", 2), ("abc", "xyz", 3), ("e\u{301}", "\u{E9}", 0), ("ü", "u", 1),
        ])
    func distance(left: String, right: String, expected: Int) {
        #expect(Suggestion.distance(left, right) == expected)
        #expect(Suggestion.distance(right, left) == expected)
    }
}
