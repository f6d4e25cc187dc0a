import Foundation
import Subprocess
import SystemPackage

/// What happens at one system call of a program, counted within each of its threads: strace(1)
/// kills the program before the call, or makes the call fail.
struct CallFault {
    let rule: String

    /// - Parameter calls: of these, the one with this number, beginning with 1.
    static func kill(_ calls: String..., at number: Int) -> CallFault {
        CallFault(rule: "\(calls.joined(separator: ",")):signal=KILL:when=\(number)")
    }

    /// - Parameter error: such as `EPERM`.
    static func fail(_ call: String, _ error: String, at number: Int) -> CallFault {
        CallFault(rule: "\(call):error=\(error):when=\(number)")
    }
}

extension RetourProgram {
    /// Runs a command until its end, or until it is killed (status 137).
    static func run(
        _ arguments: String..., in folder: URL, with fault: CallFault
    ) async throws -> Run {
        let names = fault.rule.prefix { $0 != ":" }
        let result = try await Subprocess.run(
            .name("strace"),
            arguments: Arguments(
                [
                    "--quiet=all", "--follow-forks", "--output=/dev/null", "--trace=\(names)",
                    "--inject=\(fault.rule)", "--", file.path,
                ] + arguments),
            workingDirectory: FilePath(folder.path), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20))
        return Run(
            status: result.terminationStatus.code, output: result.standardOutput,
            errors: result.standardError)
    }
}
