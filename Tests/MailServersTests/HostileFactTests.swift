import Rejections
import Replies
import SiteContent
import SourceFiles
import TestSupport
import Testing

@testable import MailServers

/// Facts that would be live lines of a configuration file if they were written as they are.
@Suite("Hostile facts in configuration")
struct HostileFactTests {
    private static let names = [
        "X\nINJECTED line", "X\r\nINJECTED", "X\rINJECTED", "X\u{2028}INJECTED", "X\u{85}INJECTED",
        "X\0INJECTED", "X\u{B}INJECTED\u{C}", "X\\", "X */ INJECTED /*", "X {= INJECTED =} {# ",
        "X {% INJECTED %}", "X ${INJECTED}", "X $INJECTED `INJECTED' \"INJECTED\" 'INJECTED'",
        "X\n.include /etc/passwd", "X\n  deny = *",
    ]

    private let folder: SiteFolder
    private let site: Site

    init() throws {
        folder = try SiteFolder(MailSite.write)
        site = try #require(ContentLoader.load(folder.sources).site)
    }

    /// The lists of the site, each with another name and operator.
    private func links(listNames name: String) throws -> RejectionLinks {
        try RejectionLinks(
            site,
            lists: QueriedBlocklist.used(in: site).map { list in
                QueriedBlocklist(
                    blocklist: Self.renamed(list.blocklist, to: name), zone: list.zone,
                    publicZone: list.publicZone, queryKind: list.queryKind)
            })
    }

    private static func renamed(_ list: Blocklist, to name: String) -> Blocklist {
        let name = SingleLine(replacingBreaksIn: name)
        var renamed = Blocklist(
            slug: list.slug, name: name, operator: name, website: list.website, kind: list.kind,
            checked: list.checked, confidence: list.confidence)
        renamed.zones = list.zones
        renamed.keyedZones = list.keyedZones
        renamed.answers = list.answers
        return renamed
    }

    /// The lines that the program reads.
    private func live(_ content: ConfigurationText) -> [Substring] {
        content.description.split(whereSeparator: \.isNewline).filter { line in
            let start = line.drop { $0 == " " }
            return !["#", "//", "dnl "].contains(where: start.hasPrefix)
        }
    }

    @Test("no name of a list changes a line that a mail server reads", arguments: names)
    func listNames(_ name: String) throws {
        let (plain, hostile) = (try links(listNames: "Plain"), try links(listNames: name))
        for server in MailServers.all {
            let expected = try MailServerConfiguration(for: server, plain, version: "0.1.0")
            let configuration = try MailServerConfiguration(for: server, hostile, version: "0.1.0")
            for (file, other) in zip(configuration.files, expected.files) {
                #expect(live(file.content) == live(other.content), "\(server.name) \(file.name)")
                #expect(
                    file.content.lines.count == other.content.lines.count,
                    "\(server.name) \(file.name)")
            }
        }
    }

    @Test("the version and the name of a server are words in a comment, too")
    func version() throws {
        let links = try links(listNames: "Plain")
        for server in MailServers.all {
            let plain = try MailServerConfiguration(for: server, links, version: "0.1.0")
            let hostile = try MailServerConfiguration(for: server, links, version: "0\n#}x")
            #expect(hostile.files.map { live($0.content) } == plain.files.map { live($0.content) })
        }
    }
}
