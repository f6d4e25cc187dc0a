internal import ArgumentParser
internal import Diagnostics
internal import Editing
internal import Subprocess

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compares your versions of shipped files with the shipped ones.",
        discussion: """
            Shows what has changed in the shipped version since yours was made from it, and what \
            you have changed. Run 'retour accept' once your version is up to date.
            """)

    @Argument(
        help: ArgumentHelp(
            "Files, such as dnsbl/de (default: those whose shipped version has changed).",
            valueName: "names"))
    var names: [String] = []

    func run() async throws {
        let all = try Overrides.ofCurrentFolder().all
        let chosen =
            try names.isEmpty
            ? all.filter { !$0.isCurrent }
            : names.map { name in
                let path = try Override.path(named: name, among: all.map(\.path))
                return all.first { $0.path == path }
            }.compactMap(\.self)
        if chosen.isEmpty {
            Console.printError("no shipped version of your files has changed")
        }
        for override in chosen { try await show(override) }
    }

    private func show(_ override: Override) async throws {
        let then = (path: override.copy, label: "\(override.path) (shipped then)")
        let now = (path: override.shipped, label: "\(override.path) (shipped now)")
        let own = (path: override.own, label: "\(override.path) (yours)")
        let pairs = override.hasCopy ? [(then, now), (then, own)] : [(now, own)]
        for (old, new) in pairs {
            let difference = try await Self.difference(old, new)
            Console.printResult(
                Array(
                    VisibleText.lines(
                        difference.isEmpty ? "\(old.label) = \(new.label)\n" : difference
                    ).utf8))
        }
    }

    /// What `diff` says of two files; nothing if they are equal.
    private static func difference(
        _ old: (path: String, label: String), _ new: (path: String, label: String)
    ) async throws -> String {
        let arguments = [
            "--unified", "--text", "--label", old.label, "--label", new.label, "--", old.path,
            new.path,
        ]
        do {
            let result = try await Subprocess.run(
                .name("diff"), arguments: Arguments(arguments), output: .string(limit: 1 << 24),
                error: .string(limit: 1 << 16))
            // 0: equal, 1: different (POSIX).
            if case .exited(0...1) = result.terminationStatus {
                return result.standardOutput
            }
            throw Console.failure("diff: \(result.standardError)")
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw Console.failure("diff is not installed; install the package diffutils")
        }
    }
}
