import Foundation
import Rejections
import Replies
import SiteContent
import TestSupport
import Testing

@testable import MailServers

@Suite("Configurations")
struct ConfigurationTests {
    private static func links(
        _ content: String, lists: [String]? = nil
    ) throws -> RejectionLinks {
        let site = try #require(ContentLoader.load(content).site).published
        return try RejectionLinks(
            site,
            lists: QueriedBlocklist.lists(
                named: lists ?? site.usedBlocklists.map(\.description), in: site))
    }

    private static var project: String { SiteFolder.project.appending(path: "Content").path }

    private func file(
        _ name: String, of server: any MailServer, _ links: RejectionLinks
    ) throws -> String {
        let configuration = try MailServers.configuration(of: server, links)
        return try #require(configuration.files.first { $0.name == name }).content
    }

    @Test("no file of any server tells a secret key but where the list is asked")
    func secrets() throws {
        let folder = try SiteFolder()
        let links = try Self.links(
            folder.path("Content"), lists: ["secret9.dq.list.example"])
        for server in MailServers.all {
            let configuration = try MailServers.configuration(of: server, links)
            #expect(!configuration.replies.contains { $0.line.example.contains("secret9") })
            for file in configuration.files {
                for line in file.content.split(separator: "\n") where line.contains("secret9") {
                    let reply = line.firstRange(of: "https://")
                    let key = line.ranges(of: "secret9").last
                    let isBefore = reply.map { $0.lowerBound > (key?.lowerBound ?? line.endIndex) }
                    #expect(isBefore != false, "\(server.name) \(file.name): \(line)")
                }
            }
        }
    }

    @Test(
        "every generated reply fits, with and without lists", arguments: MailServers.all.map(\.name)
    )
    func replies(_ name: String) throws {
        let server = try #require(MailServers.all.first { $0.name == name })
        for lists in [nil, []] as [[String]?] {
            let configuration = try MailServers.configuration(
                of: server, try Self.links(Self.project, lists: lists))
            #expect(!configuration.replies.isEmpty)
            for reply in configuration.replies {
                #expect(reply.octets <= 512)
                #expect(reply.link.example.hasPrefix("https://reject.example/"))
            }
        }
    }

    @Test("default_rbl_reply holds only macros that smtpd knows: of another it dies")
    func macros() throws {
        let main = try file("main.cf", of: Postfix(), Self.links(Self.project))
        #expect(
            main.contains(
                """
                default_rbl_reply = $rbl_code Service unavailable; $rbl_class is on a blocklist; see \
                https://reject.example/dnsbl?ip=$client_address

                """))
    }

    @Test("a list's reply is found by the whole restriction, and by the zone as Postfix 3.10 looks")
    func keys() throws {
        let folder = try SiteFolder()
        let table = try file("rbl-reply", of: Postfix(), Self.links(folder.path("Content")))
        let reply =
            "  $rbl_code Service unavailable; Client host [$client_address] blocked using "
            + "bl.list.example; see "
            + "https://reject.example/dnsbl?ip=$client_address&list=bl.list.example"
        let lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines == ["bl.list.example=127.0.0.2\(reply)", "bl.list.example\(reply)"])
    }

    @Test("postscreen's lists are asked with return codes, and their keys are replaced")
    func postscreen() throws {
        let folder = try SiteFolder()
        let links = try Self.links(folder.path("Content"), lists: ["secret9.dq.list.example"])
        let main = try file("main.cf", of: Postfix(), links)
        #expect(
            main.contains("postscreen_dnsbl_sites =\n  secret9.dq.list.example=127.0.0.2\n"))
        #expect(
            try file("postscreen-reply", of: Postfix(), links).hasSuffix(
                "\nsecret9.dq.list.example  bl.list.example\n"))
    }

    @Test("a reason without a page gets no rule")
    func missingPages() throws {
        let folder = try SiteFolder()
        let links = try Self.links(folder.path("Content"))
        #expect(links.missing.contains(.spf))
        #expect(!links.missing.contains(.tooBig))
        for server in MailServers.all {
            for file in try MailServers.configuration(of: server, links).files {
                #expect(!file.content.contains("reject.example/spf"), "\(server.name) \(file.name)")
            }
        }
        let footers = try file("reject-footer", of: Postfix(), links)
        #expect(footers.contains("  \\c; see https://reject.example/too-big\n"))
    }

    @Test("no macro of Exim is the start of another, which Exim would replace within it")
    func eximMacros() throws {
        let statements = EximStatements(try Self.links(Self.project))
        let names =
            statements.texts.map(\.name) + statements.checks.map { "RETOUR_CHECK_\($0.name)" }
        #expect(names.count > 40)
        for name in names {
            #expect(names.filter { $0.contains(name) } == [name])
        }
    }

    @Test(
        "Sendmail's replies about an address are counted with the address that it puts before them")
    func sendmailAddresses() throws {
        let configuration = try MailServers.configuration(
            of: Sendmail(), Self.links(Self.project))
        let reply = try #require(
            configuration.replies.first { $0.reason.description == "restricted-recipient" })
        #expect(
            reply.line.example
                == "550 5.7.1 <info@example.org>... Restricted recipient; see "
                + "https://reject.example/restricted-recipient")
        // The longest path has 256 octets (RFC 5321 §4.5.3.1.3).
        #expect(reply.octets == reply.line.example.utf8.count - "info@example.org".count + 256 + 2)
    }

    @Test("a base URL that a mail server would read as something else is refused")
    func baseURL() throws {
        let folder = try SiteFolder()
        try folder.edit(
            "Content/site.yaml", "https://reject.example", "https://reject.example/$ip")
        let error = #expect(throws: MailServerError.self) {
            try Self.links(folder.path("Content"))
        }
        #expect(
            error?.description
                == "'base-url' holds '$', which mail servers would not send as it is; use letters, "
                + "digits, '-', '.', '_', '~', ':' and '/' only")
    }

    @Test("a base URL that leaves no room is told with every reply that gets too long")
    func longBaseURL() throws {
        let folder = try SiteFolder()
        let path = String(repeating: "a", count: 480)
        try folder.edit(
            "Content/site.yaml", "https://reject.example", "https://reject.example/\(path)")
        let links = try Self.links(folder.path("Content"))
        let error = #expect(throws: MailServerError.self) {
            try MailServers.configuration(of: Exim(), links)
        }
        #expect(error?.problems.count == 3)
        #expect(
            error?.problems.first?.hasPrefix(
                "exim: the reply for 'dnsbl' has up to 602 octets, but 512 are allowed (RFC 5321 "
                    + "§4.5.3.1.5); choose a shorter 'base-url': 554 5.7.1 Blocklisted; see ")
                == true, "\(error?.problems.first ?? "")")
    }
}
