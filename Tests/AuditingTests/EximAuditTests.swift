import Foundation
import Rejections
import SiteContent
import TestSupport
import Testing

@testable import Auditing

@Suite("Exim's configuration")
struct EximAuditTests {
    private let facts: SiteFacts

    init() throws {
        let folder = try SiteFolder(MailSite.write)
        facts = SiteFacts(try #require(ContentLoader.load(folder.sources).site))
    }

    private func findings(
        _ text: String, files: [String: String] = [:]
    ) -> [String] {
        EximAudit(text, path: "exim.conf", facts) { files[$0] }.findings.map(\.description)
    }

    private static let link = "message = Blocked; see https://reject.example/dnsbl"

    @Test("macros, conditions, continuation lines, and included files are read as Exim does")
    func macros() {
        let text = """
            # comment
            LISTS = bl.dead.example : \\
              # within a line
              bl.spamcop.net
            LISTS == LISTS : bl.unknown.example=127.0.0.2
            .ifdef LISTS
            .include /etc/exim/acl
            .else
            deny dnslists = never.example
            .endif
            .ifndef LISTS
            deny dnslists = never.example
            .endif
            """
        let found = findings(
            text,
            files: [
                "/etc/exim/acl": "begin acl\ncheck:\n  deny\n  \(Self.link)\n  dnslists = LISTS\n"
            ])
        #expect(found.count == 3)
        #expect(
            found.contains { $0.hasPrefix("exim.conf:2:9: error: the blocklist 'bl.dead.example'") }
        )
        #expect(
            found.contains { $0.hasPrefix("exim.conf:4:3: warning: 'bl.spamcop.net' is queried") })
        #expect(found.contains { $0.contains("'bl.unknown.example'") })
        #expect(!found.joined().contains("never.example"))
    }

    @Test(
        "each form of a list is read",
        arguments: [
            ("bl.spamcop.net=127.0.0.2:bl.dead.example", ["bl.dead.example"]),
            ("<; bl.spamcop.net=127.0.0.2 ; bl.dead.example", ["bl.dead.example"]),
            ("+include_unknown : bl.spamcop.net=127.0.0.2 : +exclude_unknown", []),
            ("+defer_unknown:bl.dead.example,bl.spamcop.net=127.0.0.2", ["bl.dead.example"]),
            ("bl.spamcop.net=127.0.0.2/$sender_address_domain", []),
            ("bl.spamcop.net==127.0.0.2", []),
            ("bl.spamcop.net&0.0.0.2", []),
            ("bl.spamcop.net=&0.0.0.4", ["match none of its listings"]),
            ("bl.spamcop.net!=127.0.0.3", []),
            ("bl.spamcop.net=127.0.0.9", ["match none of its listings"]),
            ("bl.spamcop.net=127.0.0.[2..9]", ["match none of its listings"]),
            ("$acl_c_lists", ["known only while Exim runs"]),
            ("${readfile{/etc/exim4/dnsbl.conf}{:}}", ["known only while Exim runs"]),
        ])
    func forms(list: String, problems: [String]) {
        let found = findings("deny dnslists = \(list)\n  \(Self.link)")
        #expect(found.count == problems.count, "\(found)")
        for problem in problems {
            #expect(found.contains { $0.contains(problem) }, "\(found)")
        }
    }

    @Test("only what refuses is said to refuse")
    func verbs() {
        for statement in [
            "accept dnslists = bl.spamcop.net", "warn dnslists = bl.spamcop.net",
            "deny !dnslists = bl.spamcop.net\n\(Self.link)", "warn set acl_c_x = bl.spamcop.net",
            "warn dnslists = unknown.example", "discard dnslists = bl.spamcop.net",
        ] {
            #expect(findings(statement) == [], "\(statement)")
        }
        #expect(findings("warn dnslists = bl.dead.example").count == 1)
        let deferring = findings("defer dnslists = bl.spamcop.net\n\(Self.link)")
        #expect(deferring.first?.contains("would defer all mail") == true)
    }

    @Test("a message without a link is reported at its line, and no message once for all")
    func links() {
        let found = findings(
            """
            deny message = Your host is in a black list at $dnslist_domain
                 dnslists = bl.spamcop.net=127.0.0.2
            require message = relay not permitted
                 domains = +relay_to_domains
            deny senders = :
            drop hosts = 192.0.2.1
            accept message = See https://elsewhere.example/
            deny message = RETOUR_HELO_TEXT
            """)
        #expect(
            found == [
                "exim.conf:1:6: warning: the message has no link to https://reject.example",
                "exim.conf:3:9: warning: the message has no link to https://reject.example",
                "exim.conf:5:1: warning: 2 statements refuse without a message, so the reply has no "
                    + "link to https://reject.example",
            ])
    }

    @Test("a key is found in a statement's own message, and never printed")
    func keys() {
        let found = findings(
            """
            deny message = listed at $dnslist_domain; https://reject.example/dnsbl
                 dnslists = secretkey9.zen.dq.spamhaus.net=127.0.0.2
            deny message = listed at $dnslist_domain; https://reject.example/dnsbl
                 dnslists = bl.spamcop.net=127.0.0.2
            """)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("exim.conf:1:6: error: $dnslist_domain exposes") == true)
        #expect(!found.joined().contains("secretkey9"))
    }

    @Test("an answer that is not a listing is found in codes, masks, and exclusions")
    func errors() throws {
        let folder = try SiteFolder(MailSite.write)
        try folder.edit(
            "Content/blocklists/spamcop.yaml", "removal:",
            "not-listings:\n  127.255.255.254: public-resolver\nremoval:")
        let facts = SiteFacts(try #require(ContentLoader.load(folder.sources).site))
        for (list, isReported) in [
            ("bl.spamcop.net=127.0.0.2", false), ("bl.spamcop.net", true),
            ("bl.spamcop.net=127.0.0.2,127.255.255.254", true), ("bl.spamcop.net&0.0.0.2", true),
            ("bl.spamcop.net!=127.0.0.3", true), ("bl.spamcop.net!=127.255.255.254", false),
            ("bl.spamcop.net&0.0.0.1", false),
        ] {
            let audit = EximAudit(
                "deny dnslists = \(list)\n  \(Self.link)", path: "exim.conf", facts)
            let found = audit.findings.filter { $0.problem.contains("127.255.255.254") }
            #expect(found.count == (isReported ? 1 : 0), "\(list)")
            #expect(found.allSatisfy { $0.severity == .error })
        }
    }
}
