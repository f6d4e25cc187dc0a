internal import ArgumentParser
internal import Publishing
internal import WebServers

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Builds the site and publishes it.",
        discussion: """
            The target is a folder, on this machine or on a host reached over ssh, or object storage:

              retour publish --for nginx www@reject.example:/var/www/reject
              retour publish s3://bucket/path
              retour publish rclone:remote:path

            In a folder, each run creates a release, and the symbolic link 'current' points to the \
            one that is served. A release has the site in 'site' and the web server's \
            configuration next to it. The link is switched in one step once the release is complete.

            Object storage that is served as it is cannot switch in one step: each file is the old \
            one or the new one. With --releases it has releases, too, and the object 'current' \
            names the one that a web server in front of it serves.

            Requires rsync, or rclone for object storage. Credentials come from the configuration \
            of ssh or rclone, or from the environment.
            """)

    @OptionGroup var options: SiteOptions

    @OptionGroup var server: WebServerOptions

    @OptionGroup var place: PublishOptionGroup

    @Flag(help: "List what would change without changing anything.")
    var dryRun = false

    @Flag(help: "Publish names and numbers that are reserved for examples, too.")
    var allowExample = false

    @Flag(help: "Go back to the previous release.")
    var rollback = false

    @Option(
        help: ArgumentHelp(
            "Shell command to run once another release is served, on the host of the target.",
            discussion: "For example, 'systemctl reload nginx'.", valueName: "command"))
    var after: String?

    func validate() throws {
        try place.validate(isRollback: rollback, server: server.name)
    }

    func run() async throws {
        if rollback {
            let result = try await place.store.rollBack()
            Console.printResult("Rolled back to \(result.release ?? "the previous release")")
            return try await finish(result)
        }
        let server = self.server.server(
            for: try options.compiled(allowsExamples: allowExample))
        let progress = Progress("Writing pages")
        let build = try SiteBuild.temporary(
            server, version: Retour.version, progress: progress.show)
        progress.clear()
        let plan = try await place.store.plan(for: build)
        if dryRun {
            for line in plan.changes.lines { Console.printResult(line) }
            Console.printResult("Would publish: \(plan.changes.summary)")
        } else if plan.changes.isEmpty {
            Console.printResult("Nothing to publish: nothing has changed")
        } else {
            let result = try await place.store.apply(plan)
            Console.printResult(
                "Published\(result.release.map { " \($0)" } ?? ""): \(plan.changes.summary)")
            try await finish(result)
        }
    }

    /// Says which web servers have to read their configuration again, and runs what the user gave.
    private func finish(_ result: Switch) async throws {
        let changed = WebServers.all.filter { result.changedConfigurations.contains($0.name) }
        for server in changed {
            let isUpToUser = after == nil
            let advice = server.reloadCommand.map { isUpToUser ? "; now run: \($0)" : "" } ?? ""
            Console.printResult("The configuration for \(server.title) has changed\(advice)")
        }
        guard let after else { return }
        let output = try await place.store.run(after)
        Console.printResult(Array(output.utf8))
        Console.printResult("Ran: \(after)")
    }
}
