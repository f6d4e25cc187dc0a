internal import ArgumentParser
internal import Foundation
internal import JSON
internal import MailServers
internal import Rejections
internal import Replies
internal import SiteContent

struct MailServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail-server",
        abstract: "Writes configuration whose rejections link to the site's pages.",
        discussion: """
            For the blocklists that the site says it uses, and for each reason that it has a page \
            for. Every reply is checked: on one line of at most 512 octets, in US-ASCII, with its \
            reason and its link, without a mail address or a secret key.
            """)

    @OptionGroup var content: ContentOptions

    @Argument(help: "\(MailServers.all.map(\.name).joined(separator: ", ")).")
    var server: String

    @Option(
        help: ArgumentHelp(
            "Only these of the site's blocklists: zones, with your key if there is one, or names "
                + "of files; '' for none.",
            valueName: "zone,…"))
    var lists: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where the files go; printed without.", valueName: "folder"))
    var output: String?

    @Flag(help: "Print a table of the replies instead of files.")
    var explain = false

    func run() throws {
        let all = MailServers.all
        guard let server = all.first(where: { $0.name == server }) else {
            throw ValidationError(
                "there is no configuration for '\(server)'; there is for: "
                    + all.map(\.name).joined(separator: ", "))
        }
        let site = try content.site().published
        do {
            let asked =
                try lists.map { names in
                    try QueriedBlocklist.lists(
                        named: names.split(separator: ",").map(String.init), in: site)
                } ?? QueriedBlocklist.used(in: site)
            let links = try RejectionLinks(site, lists: asked)
            let configuration = try MailServers.configuration(of: server, links)
            if explain {
                explanation(of: configuration, links)
            } else {
                try write(configuration)
            }
        } catch let error as MailServerError {
            throw Console.failure(error)
        }
    }

    /// The replies, and on standard error what there is to know about them.
    private func explanation(of configuration: MailServerConfiguration, _ links: RejectionLinks) {
        Console.printResult(
            TextTable(
                configuration.replies.map { reply in
                    [
                        ("reason", .string(reply.reason.description)),
                        ("octets", .number(reply.octets)),
                        ("reply", .string(reply.lead.example)),
                        ("link", .string(reply.link.example)),
                    ]
                }
            ).description)
        let longest = configuration.replies.map(\.octets).max() ?? 0
        Console.printError(
            "\(configuration.replies.count) replies, the longest of up to \(longest) octets of "
                + "\(SMTPLimit.replyLine)")
        for cause in links.missing {
            Console.printError("no page for '\(cause.rawValue)': such replies have another link")
        }
        for limit in configuration.limits { Console.printError("limit: \(limit)") }
    }

    private func write(_ configuration: MailServerConfiguration) throws {
        guard let output else {
            for file in configuration.files {
                Console.printResult("==> \(file.name) <==\n\(file.content)")
            }
            return
        }
        let folder = URL(filePath: output)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in configuration.files {
                try Data(file.content.utf8).write(
                    to: folder.appending(path: file.name), options: .atomic)
                Console.printResult("\(output)/\(file.name)")
            }
        } catch {
            throw Console.failure(
                "\(output) cannot be written: \(error.localizedDescription)")
        }
        Console.printError("\n" + configuration.instructions)
    }
}
