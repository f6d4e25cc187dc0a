internal import ArgumentParser
internal import Foundation
internal import JSON
internal import MailServers
internal import MailSettings
internal import Rejections
internal import Replies
internal import SiteContent

struct MailServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail-server",
        abstract: "Generates configuration for a mail server whose rejections link to the site.",
        discussion: """
            The configuration covers the blocklists that the site uses, and each reason that has a \
            page. Every reply is checked: it has one line of at most 512 octets in US-ASCII, with \
            the reason and the link, and without an email address or a secret key.
            """)

    @OptionGroup var content: ContentOptions

    @Argument(help: "Mail server to generate configuration for.")
    var server: MailServerName

    @Option(
        help: ArgumentHelp(
            "Blocklists to query: zones, or names of files in Content/blocklists; '' for none "
                + "(default: all that the site uses).", valueName: "zone,…"))
    var lists: String?

    @Option(
        help: ArgumentHelp(
            "File with your keys for the lists that need one: KEY.ZONE on a line each, such as "
                + "KEY.zen.dq.spamhaus.net. '#' begins a comment.", valueName: "file"))
    var keys: String?

    @Option(
        help: ArgumentHelp(
            "Your main.cf, for postfix: its lists, weights, tables, and replies stay, and a script "
                + "adds the links to it and removes them again.", valueName: "main.cf"))
    var postfix: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Output folder (default: print to standard output).", valueName: "folder"))
    var output: String?

    @Flag(help: "Print a table of the replies instead of the files.")
    var explain = false

    func validate() throws {
        guard postfix == nil || server.server.name == "postfix" else {
            throw ValidationError(
                "--postfix is for 'retour mail-server postfix', not for \(server.server.name)")
        }
    }

    func run() throws {
        let site = try content.site().published
        do {
            let keyed = try keys.map(Self.keyedZones) ?? []
            let queried =
                try lists.map { names in
                    try QueriedBlocklist.lists(
                        named: names.split(separator: ",").map(String.init), in: site, keyed: keyed)
                } ?? QueriedBlocklist.used(in: site, keyed: keyed)
            if keys == nil, queried.contains(where: \.hasKey) {
                Console.printError(
                    "warning: other users of this machine can see a key on the command line; put it "
                        + "into a file, and use --keys")
            }
            let links = try RejectionLinks(site, lists: queried)
            let server =
                try postfix.map { path in
                    MailServers.postfix(extending: try PostfixConfiguration(contentsOf: path))
                } ?? self.server.server
            let configuration = try MailServerConfiguration(
                for: server, links, version: Retour.version)
            if lists == nil {
                for (name, problem) in QueriedBlocklist.omitted(in: site) {
                    Console.printError("left out: '\(name)' \(problem)")
                }
            }
            if explain {
                explain(configuration, links)
            } else {
                try write(configuration, server)
            }
            for note in server.notes(links) { Console.printError(note) }
        } catch let error as MailServerError {
            throw Console.failure(error)
        } catch let error as ConfigurationError {
            throw Console.failure("\(error.path) \(error.problem)")
        }
    }

    /// The names in a file, one on each line.
    private static func keyedZones(_ path: String) throws(ConfigurationError) -> [String] {
        try ConfigurationText(contentsOf: path).text.split(whereSeparator: \.isNewline)
            .map { $0.prefix { $0 != "#" }.filter { !$0.isWhitespace } }
            .filter { !$0.isEmpty }
    }

    /// Prints the replies, and on standard error what they cannot have.
    private func explain(_ configuration: MailServerConfiguration, _ links: RejectionLinks) {
        Console.printResult(
            TextTable(
                configuration.replies.map { reply in
                    [
                        ("reason", .string(reply.reason.description)),
                        ("octets", .number(reply.octets)),
                        ("reply", .string(reply.lead.example)),
                        ("link", .string(reply.link.example)),
                    ]
                }))
        let longest = configuration.replies.map(\.octets).max() ?? 0
        Console.printError(
            "\(configuration.replies.count) replies, the longest with up to \(longest) of "
                + "\(SMTPLimit.replyLine) octets")
        for cause in links.missing {
            Console.printError(
                "no page for '\(cause.rawValue)': such replies have another link or none")
        }
        for limit in server.server.limits { Console.printError("limit: \(limit)") }
    }

    private func write(
        _ configuration: MailServerConfiguration, _ server: any MailServer
    ) throws {
        guard let output else {
            for file in configuration.files {
                Console.printResult(Array("==> \(file.name) <==\n\(file.content)\n".utf8))
            }
            return
        }
        let folder = URL(filePath: output)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let secret = configuration.files.filter(\.isSecret).map(\.name)
            if !secret.isEmpty { try ignore(secret, in: folder) }
            for file in configuration.files {
                let place = folder.appending(path: file.name)
                // A file with a key is never readable for everyone, not even at first.
                let mask = umask(0o027)
                if !file.isSecret { umask(mask) }
                defer { umask(mask) }
                try Data(file.content.description.utf8).write(to: place, options: .atomic)
                if file.isSecret {
                    try FileManager.default.setAttributes(
                        [.posixPermissions: 0o640], ofItemAtPath: place.path)
                }
                Console.printResult("\(output)/\(file.name)")
            }
        } catch {
            throw Console.failure(
                "cannot write to \(output): \(error.localizedDescription)")
        }
        Console.printError("\n\(server.instructions)\n")
        let secret = configuration.files.filter(\.isSecret).map { "\(output)/\($0.name)" }
        if !secret.isEmpty {
            Console.printError(
                "Only their owner and group can read the files with a key. Give them the group of your "
                    + "mail server, with chgrp: \(secret.joined(separator: ", "))\n")
        }
    }

    /// Keeps the files with a key out of a repository.
    private func ignore(_ names: [String], in folder: URL) throws {
        let lines = ["# Files with a secret key."] + names.map { "/\($0)" }
        try Data((lines.joined(separator: "\n") + "\n").utf8)
            .write(to: folder.appending(path: ".gitignore"), options: .atomic)
    }
}
