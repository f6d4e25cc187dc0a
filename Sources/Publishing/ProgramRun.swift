internal import Subprocess
internal import SystemPackage

/// One run of a program that publishing needs: rsync, ssh, rclone, or a shell.
struct ProgramRun {
    let status: Int
    let output: String

    /// Runs a program until it exits.
    /// - Parameters:
    ///   - accepted: the exit statuses that do not mean failure.
    ///   - input: its standard input.
    ///   - showsProgress: whether its standard output goes to our standard error, not to `output`.
    /// - Throws: `PublishingError.missingProgram`, `PublishingError.program`.
    static func run(
        _ program: String, _ arguments: [String], accepting accepted: Set<Int> = [0],
        input: String = "", showsProgress: Bool = false
    ) async throws(PublishingError) -> ProgramRun {
        let result: (status: TerminationStatus, output: String, errors: String)
        do {
            if showsProgress {
                let run = try await Subprocess.run(
                    .name(program), arguments: Arguments(arguments), input: .string(input),
                    output: .fileDescriptor(.standardError, closeAfterSpawningProcess: false),
                    error: .string(limit: 1 << 20))
                result = (run.terminationStatus, "", run.standardError)
            } else {
                let run = try await Subprocess.run(
                    .name(program), arguments: Arguments(arguments), input: .string(input),
                    output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
                result = (run.terminationStatus, run.standardOutput, run.standardError)
            }
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw .missingProgram(program)
        } catch {
            throw .program(program, problem: "\(error)")
        }
        guard case .exited(let code) = result.status, accepted.contains(Int(code)) else {
            throw .program(program, problem: result.errors)
        }
        return ProgramRun(status: Int(code), output: result.output)
    }
}
