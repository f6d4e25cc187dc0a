import Foundation
import Links
import Rejections
import Replies
import SiteContent
import SourceFiles
import Subprocess
import TestSupport
import Testing

/// Postfix's own look-up in the table of replies, for each example in the shipped content.
@Suite("Postfix's footers", .timeLimit(.minutes(5)))
struct PostfixFooterTests {
    private static let site = ContentLoader.load(
        SiteSources(content: SiteFolder.project.appending(path: "Content").path)
    ).partialSite

    @Test("an example leads to the reason that it is recognized as")
    func examples() async throws {
        let site = try #require(Self.site)
        let recognizer = ReplyRecognizer(site)
        let replies = site.replies.all
        let examples =
            replies.phrases.map(\.example) + (replies.listings + replies.declined).map(\.example)
        let texts = examples.map { Self.sent($0.description) }
        let links = try await Self.links(after: texts)
        for text in texts {
            let recognized = recognizer.recognize(text)
            let link = links[text].flatMap { URLComponents(string: String($0)) }
            let page = recognized.isListing ? "dnsbl" : recognized.reason
            #expect(link?.path == "/\(page)", "\(text)")
            let list = link?.queryItems?.first { $0.name == "list" }?.value
            if recognized.isListing, let name = recognized.list,
                site.catalogue.list(utf8: name.utf8) != nil
            {
                #expect(list == String(name), "\(text)")
            }
        }
    }

    /// Replies with the reason of each.
    private static let replies = [
        "554 Client host [192.0.2.4] blocked using ZEN - see our page": "dnsbl",
        "550 5.7.1 192.0.2.4 is in a black list at dnsbl.example.net": "dnsbl",
        "550 5.5.2 bare <LF> received": "protocol-error",
        "451 4.7.1 <b@example.org>: Recipient address rejected: Intentional policy rejection, "
            + "please try again later": "greylisting",
        "550 5.7.1 Matched map: FORBIDDEN_FILE_EXTENSION": "attachment",
        "550 5.1.1 <spam@virus.example>: Recipient address rejected: User unknown":
            "user-unknown",
        "550 5.1.1 <\"listed at x.example\"@spf.example>: Recipient address rejected: User "
            + "unknown": "user-unknown",
        "550 5.9.9 <dkim.spf@listed.example>: no": "unknown",
        "550 5.9.9 despamming failed": "unknown",
        "550 5.9.9 3 < 5 for <a@b.example>: the mailbox is full": "mailbox-full",
        "450 4.9.9 no": "temporary",
        "550 5.7.23 550 5.1.1 no": "user-unknown",
        "550 5.1.1 550 5.7.23 no": "spf",
    ]

    @Test("a program's words decide, but not what others chose")
    func replies() async throws {
        let recognizer = ReplyRecognizer(try #require(Self.site))
        let links = try await Self.links(after: Self.replies.keys.sorted())
        for (reply, page) in Self.replies {
            let link = links[reply].flatMap { URLComponents(string: String($0)) }
            #expect(link?.path == "/\(page)", "\(reply)")
            #expect(recognizer.recognize(reply).reason == page, "\(reply)")
        }
    }

    /// A reply begins with its status. `\n` is how Exim logs a line break.
    private static func sent(_ example: String) -> String {
        let text = example.replacing("\\n", with: " ")
        let hasStatus = text.prefixMatch(of: #/[45][0-9][0-9] /#) != nil
        return hasStatus ? text : "550 \(text)"
    }

    /// The link that Postfix adds to each reply.
    private static func links(after replies: [String]) async throws -> [String: Substring] {
        try InstalledProgram.postfix.require()
        return try await TemporaryFolder.use { folder in
            let made = try await RetourProgram.run(
                "mail-server", "postfix", "--lists", "", "--output", folder.path)
            #expect(made.status == 0, "\(made.errors)")
            try "compatibility_level = 3.6\n".write(
                to: folder.appending(path: "main.cf"), atomically: true, encoding: .utf8)
            let run = try await Subprocess.run(
                .name("env"),
                arguments: [
                    "PATH=\(InstalledProgram.path)", "postmap", "-c", folder.path, "-q", "-",
                    "regexp:\(folder.path)/reject-footer",
                ],
                input: .string(replies.joined(separator: "\n") + "\n"),
                output: .string(limit: 4 << 20), error: .string(limit: 1 << 20))
            #expect(run.standardError == "")
            let lines = run.standardOutput.split(separator: "\n").map { $0.split(separator: "\t") }
            return Dictionary(
                lines.map { (String($0[0]), $0[1].split(separator: " ").last ?? "") },
                uniquingKeysWith: { first, _ in first })
        }
    }
}
