import Testing

@testable import MailSettings

@Suite("Parameters of Postfix")
struct PostfixSettingsTests {
    private func settings(_ text: String) -> PostfixSettings {
        PostfixSettings(ConfigurationText(text, path: "main.cf"))
    }

    @Test("a value continues after comments and empty lines, with each element at its own place")
    func continuation() {
        let main = settings(
            """
            # comment
            smtpd_client_restrictions =
                permit_mynetworks,
                # an indented comment

            # another one
            \treject_unauth_pipelining, check_policy_service { inet:127.0.0.1:9999, timeout=5s }
            myhostname=mx.example.org
              # the end

            """)
        #expect(
            main.elements("smtpd_client_restrictions").map {
                "\($0.place?.description ?? "") \($0.string)"
            } == [
                "main.cf:3:5 permit_mynetworks",
                "main.cf:7:2 reject_unauth_pipelining",
                "main.cf:7:28 check_policy_service",
                "main.cf:7:49 { inet:127.0.0.1:9999, timeout=5s }",
            ])
        #expect(main.text("myhostname") == "mx.example.org")
        #expect(main.parameter("myhostname")?.place.description == "main.cf:8:1")
    }

    @Test("lines that end in CRLF, and a byte order mark, change nothing")
    func lineEnds() {
        let main = settings("\u{FEFF}a = b,\r\n  c\r\n\r\nd = e\r\n")
        #expect(main.elements("a").map(\.string) == ["b", "c"])
        #expect(main.text("d") == "e")
    }

    @Test("UTF-16 is refused", arguments: [[0xFF, 0xFE, 0x61, 0], [0x61, 0, 0x62, 0]])
    func utf16(_ bytes: [UInt8]) {
        #expect(
            throws: ConfigurationError(
                path: "main.cf",
                problem: "is not text in UTF-8 but probably in UTF-16, which the mail server "
                    + "cannot read; save it in UTF-8")
        ) { try ConfigurationText(bytes, path: "main.cf") }
    }

    @Test("the last of several settings counts, even if it is empty")
    func overriding() {
        let main = settings("a = 1\nb = 2\na = 3\nc = 4\nc =\n")
        #expect(main.text("a") == "3")
        #expect(main.text("c") == nil)
        #expect(main.parameters.map(\.name) == ["b", "a", "c"])
        #expect(main.overridden.map(\.place.description) == ["main.cf:1:1", "main.cf:4:1"])
    }

    @Test(
        "references are filled in as Postfix does it",
        arguments: [
            ("$x", "W"), ("${x}", "W"), ("$(x)", "W"), ("${x?yes}", "yes"), ("${x?{yes}}", "yes"),
            ("${nope?{yes}:{no $x}}", "no W"), ("${nope:dflt}", "dflt"),
            ("${nope:{dflt b}}", "dflt b"), ("$$x", "$x"), ("${x?a:b}", "a:b"),
            ("${ {$x} == {X} ? {eq} : {ne} }", "ne"), ("${{2} < {10} ? {less} : {more}}", "less"),
            ("<$x>", "<W>"), ("$x$y", "WW."), ("a$", "a$"), ("${x", "${x"), ("$nope", "$nope"),
            ("${nope?a}b", "b"), ("$loop", "$loop"), ("$ping", "$ping"),
        ])
    func references(_ value: String, _ expected: String) {
        let main = settings(
            "x = W\ny = ${x}.\nloop = $loop\nping = $pong\npong = $ping\nvalue = \(value)")
        #expect(main.text("value") == expected)
    }

    @Test("references that multiply each other end")
    func multiplication() {
        let lines = (1...40).map { "a\($0) = $a\($0 - 1) $a\($0 - 1)" }
        let main = settings((["a0 = xxxxxxxxxx"] + lines).joined(separator: "\n"))
        #expect((main.text("a40")?.utf8.count ?? 0) < 1 << 22)
    }

    @Test("an element that a reference contains is where its value is written")
    func places() {
        let main = settings("lists = a, b\nzone = c\nvalue = $lists $zone.d\n")
        #expect(
            main.elements("value").map { "\($0.place?.description ?? "") \($0.string)" } == [
                "main.cf:1:9 a", "main.cf:1:12 b", "main.cf:3:16 c.d",
            ])
    }

    @Test("the folder of main.cf is the folder of the configuration")
    func folder() {
        let main = PostfixSettings(
            ConfigurationText("a = $config_directory/b", path: "/etc/postfix/main.cf"))
        #expect(main.text("a") == "/etc/postfix/b")
        #expect(settings("a = $config_directory/b").text("a") == "./b")
    }
}
