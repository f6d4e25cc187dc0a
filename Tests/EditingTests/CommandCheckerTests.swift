import Diagnostics
import SiteContent
import Testing

@testable import Editing

@Suite struct CommandCheckerTests {
    private func warnings(_ administrators: String, sender: String = "") -> [String] {
        var diagnostics = Diagnostics()
        CommandChecker(text: PageText("\(sender)\n---\n\(administrators)\n"))
            .check(into: &diagnostics)
        return diagnostics.sorted.map(\.description)
    }

    @Test(
        "an example address in a command is reported, unless readers see it only without theirs",
        arguments: [
            ("{{#ip}}`{{ip}}`{{/ip}}\n```\ndig -x 192.0.2.1\n```", "en.md:14:8"),
            (
                "{{#ip}}`{{ip}}`{{/ip}}\n```\ndig +short 1.2.0.192.bl.example A\n```",
                "en.md:14:13"
            ),
            ("{{#ip}}`{{ip}}`{{/ip}}\n```\nwhois 2001:db8::1\n```", "en.md:14:7"),
            (
                "```\n{{#ip}}\ndig -x {{ip}}\n{{/ip}}\n{{^ip}}\ndig -x 192.0.2.1\n{{/ip}}\n```",
                nil
            ),
            ("{{#ip}}`{{ip}}`{{/ip}}\n```\nmynetworks = 192.0.2.0/24\n```", nil),
            ("{{#ip}}`{{ip}}`{{/ip}} such as `dig -x 192.0.2.1`", nil),
            ("```\ndig -x 192.0.2.1\n```", nil),
        ] as [(String, String?)])
    func examples(administrators: String, place: String?) {
        let message =
            ": warning: a reader may paste this example; print {{ip}} or {{ip-reversed}} in its "
            + "section, and the example in {{^ip}} … {{/ip}}"
        #expect(warnings(administrators) == (place.map { [$0 + message] } ?? []))
    }

    @Test(
        "a table that Postfix reads only when it starts needs a reload beside it",
        arguments: [
            ("```\ntransport_maps = texthash:/etc/postfix/transport\n```", true),
            (
                "```\ntransport_maps = texthash:/etc/postfix/transport\n```\n\nThen "
                    + "`postfix reload`.", false
            ),
            ("The type `texthash:` needs no database.", false),
        ])
    func tables(administrators: String, isReported: Bool) {
        #expect(
            warnings(administrators)
                == (isReported
                    ? [
                        "en.md:13:18: warning: Postfix reads a 'texthash:' table only when it starts; "
                            + "say beside the block that 'postfix reload' is needed"
                    ] : []))
    }

    @Test(
        "a log that many systems have only in the journal needs its command, too",
        arguments: [
            ("See `/var/log/mail.log`.", true), ("See `/var/log/maillog`.", true),
            ("See `journalctl -u 'postfix*'`, or `/var/log/mail.log`.", false),
            ("See `/var/log/exim4/mainlog`.", false),
        ])
    func logs(administrators: String, isReported: Bool) {
        #expect(
            warnings(administrators)
                == (isReported
                    ? [
                        "en.md:12:6: warning: many systems have this log only in the journal; give the "
                            + "'journalctl' command, too"
                    ] : []))
    }

    @Test func `the sender's part is not for administrators`() {
        #expect(warnings("Nothing.", sender: "See /var/log/mail.log.") == [])
    }
}
