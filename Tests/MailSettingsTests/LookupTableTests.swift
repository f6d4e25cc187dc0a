import Testing

@testable import MailSettings

@Suite("Lookup tables of Postfix")
struct LookupTableTests {
    private let files = [
        "/t/hash": "# comment\nkey  value of\n  two lines\nother 550 5.7.1 no\n",
        "/t/regexp":
            "if /a b/\n/^5\\/ x/i  \\c; see https://reject.example/unknown\n!,x y, DUNNO\nendif\n",
    ]

    private func entries(_ value: String) -> [String] {
        PostfixConfiguration(
            ConfigurationText("folder = /t\nmaps = \(value)", path: "main.cf"),
            read: { path in files[path].map { ConfigurationText($0, path: path) } }
        ).tables("maps").flatMap { table in
            table.entries?.map {
                "\(table.type) \($0.value.place?.description ?? "") \($0.pattern.string): "
                    + $0.value.string
            } ?? ["\(table.type) \(table.name)"]
        }
    }

    @Test("texts of all types are read")
    func texts() {
        #expect(
            entries("hash:$folder/hash, proxy:pcre:/t/regexp") == [
                "hash /t/hash:2:6 key: value of two lines", "hash /t/hash:4:7 other: 550 5.7.1 no",
                "pcre /t/regexp:2:12 /^5\\/ x/i: \\c; see https://reject.example/unknown",
                "pcre /t/regexp:3:8 !,x y,: DUNNO",
            ])
        #expect(entries("/t/hash").count == 2)
        #expect(
            entries("inline:{ a=b, { c d = e f } }") == [
                "inline main.cf:2:19 a: b", "inline main.cf:2:30 c d: e f",
            ])
        #expect(
            entries("static:{a b} unionmap:{static:c, hash:/t/none}") == [
                "static main.cf:2:16 : a b", "static main.cf:2:38 : c", "hash /t/none",
            ])
        #expect(entries("mysql:/etc/postfix/sql.cf") == ["mysql /etc/postfix/sql.cf"])
    }
}
