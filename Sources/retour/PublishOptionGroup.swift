internal import ArgumentParser
internal import Publishing

/// Where and how a site is published.
struct PublishOptionGroup: ParsableArguments {
    @Argument(help: "user@host:/path, a path, s3://bucket/path, or rclone:remote:path.")
    var target: PublishTarget

    @Option(help: ArgumentHelp("Number of releases to keep.", valueName: "number"))
    var keep = 5

    @Option(
        help: ArgumentHelp(
            "Maximum number of published files to delete at once.", valueName: "number"))
    var maxDeletes = 100

    @Option(help: ArgumentHelp("Configuration file for ssh.", valueName: "file"))
    var sshConfig: String?

    @Flag(help: "Keep releases in object storage, for a web server in front of it.")
    var releases = false

    var store: any SiteStore {
        target.store(
            PublishOptions(
                hasReleases: releases, keep: keep, maxDeletes: maxDeletes,
                sshConfiguration: sshConfig, showsProgress: Console.isTerminal))
    }

    func validate() throws {
        guard keep >= 1 else { throw ValidationError("--keep must be at least 1") }
        guard maxDeletes >= 0 else { throw ValidationError("--max-deletes must be at least 0") }
        if releases, case .folder = target {
            throw ValidationError("a folder always has releases; omit --releases")
        }
    }

    /// Refuses what the target cannot do.
    func validate(isRollback: Bool, server: WebServerName) throws {
        guard case .storage = target else { return }
        if isRollback, !releases {
            throw ValidationError(
                "object storage has earlier releases only with --releases; publish the older "
                    + "content again")
        }
        if !server.isPlain {
            throw ValidationError("object storage does not fill in pages; omit --for")
        }
    }
}

extension PublishTarget: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument)
    }
}
