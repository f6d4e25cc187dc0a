internal import ArgumentParser
internal import Foundation
internal import Publishing
internal import WebServers

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Puts the website where it is served.",
        discussion: """
            The target is a folder, here or on a host that ssh reaches, or object storage:

              retour publish --for nginx www@reject.example:/var/www/reject
              retour publish s3://bucket/path
              retour publish rclone:remote:path

            In a folder each publishing is a release of its own, and the link 'current' leads to the \
            one that is served: it has the site in 'site' and the web server's configuration beside \
            it. The link is switched in one step when the release is complete.

            Object storage that is served as it is has no such step: there each file is the old one \
            or the new one. With --releases it has releases too, and the object 'current' names the \
            one that a web server in front serves.

            It needs rsync, and rclone for object storage; keys are those of ssh, rclone or the \
            environment.
            """)

    @OptionGroup var options: SiteOptions

    @Argument(help: "user@host:/path, a path, s3://bucket/path, or rclone:remote:path.")
    var target: PublishTarget

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "The web server: \(WebServerName.allValueStrings.joined(separator: ", ")).",
            valueName: "server"))
    var server = WebServerName.plain

    @Option(help: ArgumentHelp("How many releases stay.", valueName: "number"))
    var keep = 5

    @Option(
        help: ArgumentHelp("How many published files may go at once.", valueName: "number"))
    var maxDeletes = 100

    @Option(help: ArgumentHelp("The configuration for ssh.", valueName: "file"))
    var sshConfig: String?

    @Flag(help: "Keep releases in object storage, for a web server in front of it.")
    var releases = false

    @Flag(help: "List what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Go back to the release before the one that is served.")
    var rollback = false

    func validate() throws {
        guard keep >= 1 else { throw ValidationError("at least one release must stay") }
        guard maxDeletes >= 0 else { throw ValidationError("a number of files is 0 or more") }
        guard case .storage = target else {
            if releases {
                throw ValidationError("a folder always has releases; leave --releases out")
            }
            return
        }
        if rollback, !releases {
            throw ValidationError(
                "object storage keeps old releases only with --releases; publish the older content "
                    + "again")
        }
        if server.type.name != WebServerName.plain.type.name {
            throw ValidationError("object storage is no web server; leave --for out")
        }
    }

    func run() async throws {
        do {
            switch target {
            case .folder(let host, let path):
                let folder = DirectoryReleases(host: host, path: path, settings)
                try await publish(to: folder) { built in built }
            case .storage(let remote) where releases:
                let storage = ObjectStorageReleases(remote: remote, settings)
                try await publish(to: storage) { built in "\(built)/site" }
            case .storage(let remote):
                let storage = ObjectStorage(remote: remote, settings)
                try await publish { built in
                    let site = "\(built)/site"
                    let changes = try await storage.changes(by: site)
                    guard report(changes) else { return }
                    try await storage.publish(site, changes)
                    Console.printResult("Published: \(changes.summary)")
                }
            }
        } catch let error as PublishingError {
            throw Console.failure(error)
        }
    }

    /// - Parameter part: what of the folder with site and configuration goes there.
    private func publish(
        to place: some ReleaseStore, _ part: @Sendable (String) -> String
    ) async throws {
        if rollback {
            Console.printResult("Went back to \(try await place.rollBack())")
            return
        }
        try await publish { built in
            let changes = try await place.changes(by: part(built))
            guard report(changes) else { return }
            let release = try await place.publish(part(built), changes)
            Console.printResult("Published \(release): \(changes.summary)")
        }
    }

    /// Builds the site into a folder that goes with the body.
    private func publish(_ body: (String) async throws -> Void) async throws {
        let server = server.type.init(try options.compiled())
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "retour-publish-\(UUID().uuidString)").path
        // Nothing is left to do if the system's own cleaning came first.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try SiteWriter(output: "\(folder)/site").write(server)
        try SiteWriter(output: "\(folder)/\(self.server.type.name)")
            .writeConfiguration(of: server)
        try await body(folder)
    }

    /// Prints what would change where that was asked for.
    /// - Returns: whether there is something to publish.
    private func report(_ changes: PublishPlan) -> Bool {
        if dryRun {
            for line in changes.lines { Console.printResult(line) }
            Console.printResult("Would publish: \(changes.summary)")
        } else if changes.isEmpty {
            Console.printResult("Nothing to publish: nothing has changed")
        }
        return !dryRun && !changes.isEmpty
    }

    private var settings: PublishOptions {
        PublishOptions(
            keep: keep, maxDeletes: maxDeletes, sshConfiguration: sshConfig,
            showsProgress: Console.isTerminal)
    }
}

extension PublishTarget: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument)
    }
}
