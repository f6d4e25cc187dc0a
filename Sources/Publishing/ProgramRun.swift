internal import Subprocess
internal import SystemPackage

/// One run of a program that publishing needs: rsync, ssh, rclone, or a shell.
struct ProgramRun {
    let status: Int
    let output: String

    /// Runs a program while `body` runs: its standard input ends after that, however `body` ends.
    /// - Parameter body: gets the first line that the program prints.
    /// - Throws: what `body` throws; like `run` if the program fails before it prints a line.
    static func use<Value: Sendable>(
        _ program: String, _ arguments: [String],
        failure: (Int) -> PublishingError? = { _ in nil },
        _ body: (String) async throws(PublishingError) -> Value
    ) async throws(PublishingError) -> Value {
        let run: (status: TerminationStatus, value: Result<Value, PublishingError>?, errors: String)
        do {
            let result = try await Subprocess.run(
                .name(program), arguments: Arguments(arguments), input: .inputWriter,
                output: .sequence, error: .string(limit: 1 << 20)
            ) { execution -> Result<Value, PublishingError>? in
                for try await line in execution.standardOutput.strings() {
                    do throws(PublishingError) {
                        return .success(try await body(line))
                    } catch {
                        return .failure(error)
                    }
                }
                return nil
            }
            run = (result.terminationStatus, result.closureResult, result.standardError)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw .missingProgram(program)
        } catch {
            throw .program(program, problem: "\(error)")
        }
        if let value = run.value { return try value.get() }
        if case .exited(let code) = run.status, let error = failure(Int(code)) { throw error }
        throw .program(program, problem: run.errors)
    }

    /// Runs a program that the user asked for once the site is published.
    /// - Throws: `PublishingError.afterwards`.
    static func afterwards(
        _ program: String, _ arguments: [String]
    ) async throws(PublishingError) -> String {
        do {
            return try await run(program, arguments).output
        } catch .program(_, let problem) {
            throw .afterwards(problem: problem)
        }
    }

    /// Runs a program until it exits.
    /// - Parameters:
    ///   - accepted: the exit statuses that do not mean failure.
    ///   - input: its standard input.
    ///   - showsProgress: whether its standard output goes to our standard error, not to `output`.
    ///   - environment: of the program.
    /// - Throws: `PublishingError.missingProgram`, `PublishingError.program`.
    static func run(
        _ program: String, _ arguments: [String], accepting accepted: Set<Int> = [0],
        input: String = "", showsProgress: Bool = false, environment: Environment = .inherit
    ) async throws(PublishingError) -> ProgramRun {
        let result: (status: TerminationStatus, output: String, errors: String)
        do {
            if showsProgress {
                let run = try await Subprocess.run(
                    .name(program), arguments: Arguments(arguments), environment: environment,
                    input: .string(input),
                    output: .fileDescriptor(.standardError, closeAfterSpawningProcess: false),
                    error: .string(limit: 1 << 20))
                result = (run.terminationStatus, "", run.standardError)
            } else {
                let run = try await Subprocess.run(
                    .name(program), arguments: Arguments(arguments), environment: environment,
                    input: .string(input),
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
