import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// The `retour` program that was built with these tests.
enum RetourProgram {
    /// What a run printed and how it ended.
    struct Run: Sendable {
        let status: Int
        let output: String
        let errors: String
    }

    /// The program is next to the test bundle.
    static var file: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "retour")
    }

    /// Runs a command in a folder until it exits.
    static func run(
        _ arguments: String..., in folder: URL = SiteFolder.project
    ) async throws -> Run {
        try await run(arguments, in: folder)
    }

    /// Runs a command at a terminal and returns what is shown there.
    /// - Parameter arguments: must not contain apostrophes.
    static func show(_ arguments: [String], in folder: URL) async throws -> Run {
        let command = ([file.path] + allowingExample(arguments)).map { "'\($0)'" }.joined(
            separator: " ")
        let result = try await Subprocess.run(
            .name("script"),
            arguments: ["--quiet", "--return", "--command", command, "/dev/null"],
            workingDirectory: FilePath(folder.path), input: .none, output: .string(limit: 16 << 20),
            error: .string(limit: 1 << 20))
        return Run(
            status: result.terminationStatus.code, output: result.standardOutput,
            errors: result.standardError)
    }

    /// Runs a command in a session of its own, so that it can be killed with all its processes.
    static func runInSession(
        _ arguments: [String], in folder: URL, environment: Environment = .inherit
    ) async throws -> Run {
        var options = PlatformOptions()
        options.createSession = true
        let result = try await Subprocess.run(
            .path(FilePath(file.path)), arguments: Arguments(allowingExample(arguments)),
            environment: environment,
            workingDirectory: FilePath(folder.path), platformOptions: options,
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        return Run(
            status: result.terminationStatus.code, output: result.standardOutput,
            errors: result.standardError)
    }

    /// - Parameter program: a copy of the program elsewhere, to run instead.
    static func run(
        _ arguments: [String], in folder: URL, program: URL = file
    ) async throws -> Run {
        try await runAsTyped(allowingExample(arguments), in: folder, program: program)
    }

    /// The sites of the tests are examples, which only a few tests are about.
    static func allowingExample(_ arguments: [String]) -> [String] {
        let index = arguments.first == "-C" ? 2 : 0
        guard index < arguments.count, ["check", "publish"].contains(arguments[index]) else {
            return arguments
        }
        return arguments[...index] + ["--allow-example"] + arguments[(index + 1)...]
    }

    /// Runs a command without an option that the test does not name.
    static func runAsTyped(
        _ arguments: [String], in folder: URL, program: URL = file
    ) async throws -> Run {
        let result = try await Subprocess.run(
            .path(FilePath(program.path)), arguments: Arguments(arguments),
            workingDirectory: FilePath(folder.path), output: .string(limit: 16 << 20),
            error: .string(limit: 16 << 20))
        return Run(
            status: result.terminationStatus.code, output: result.standardOutput,
            errors: result.standardError)
    }
}

extension TerminationStatus {
    /// The exit status, or 128 plus the signal, as in shells.
    var code: Int {
        switch self {
        case .exited(let code): Int(code)
        case .signaled(let signal): 128 + Int(signal)
        }
    }
}
