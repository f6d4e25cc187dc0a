import Foundation
import Subprocess

/// The HTTP side of a running driver (W3C WebDriver §6): JSON in, JSON out, one command at a time.
///
/// It speaks through curl: chromedriver writes `Content-Length:249` without a space, which is
/// right (RFC 9112 §5.1), but which URLSession up to Swift 6.3 on Linux takes for no header
/// (swift-corelibs-foundation, pull request 5527).
struct WebDriverConnection {
    /// The port of the loopback interface that the driver listens on.
    let port: Int
    /// Where bodies are handed to curl as files. Were they written to its standard input, a curl
    /// that a cancelled task kills would take this process with it (SIGPIPE).
    let folder: URL

    /// Posts a command and decodes its answer's `value`.
    func post<Value: Decodable>(
        _ path: String, _ body: some Encodable, as value: Value.Type
    ) async throws -> Value {
        let reply = try await send(path, try post(body))
        return try JSONDecoder().decode(Answer<Value>.self, from: reply).value
    }

    /// Posts a command whose answer says no more than that it was carried out.
    func post(_ path: String, _ body: some Encodable) async throws {
        _ = try await send(path, try post(body))
    }

    /// Has the driver close its sessions and end; returns when their browsers are gone.
    func shutDown() async throws {
        _ = try await send("/shutdown", [])
    }

    /// curl's arguments for posting a body.
    private func post(_ body: some Encodable) throws -> [String] {
        let file = folder.appending(path: "\(UUID().uuidString).json")
        try JSONEncoder().encode(body).write(to: file)
        return ["--header", "Content-Type: application/json", "--data-binary", "@\(file.path)"]
    }

    private func send(_ path: String, _ method: [String]) async throws -> Data {
        let options = [
            "--disable", "--silent", "--show-error", "--fail-with-body", "--noproxy", "*",
            "--max-time", "60",
        ]
        let run = try await Subprocess.run(
            .name("curl"),
            arguments: Arguments(options + method + ["http://127.0.0.1:\(port)\(path)"]),
            output: .data(limit: 64 << 20), error: .string(limit: 1 << 16))
        switch run.terminationStatus {
        case .exited(0):
            return run.standardOutput
        case .exited(22):  // curl(1): the answer's status was 400 or above
            let refusal = try JSONDecoder().decode(Answer<Refusal>.self, from: run.standardOutput)
            throw ToolFailure.refused(command: path, reason: refusal.value.reason)
        default:
            throw ToolFailure.refused(command: path, reason: run.standardError)
        }
    }

    private struct Answer<Value: Decodable>: Decodable {
        let value: Value
    }

    /// WebDriver §6.6; the driver's C++ stack trace is left out.
    private struct Refusal: Decodable {
        let error: String
        let message: String

        /// The first line, without the browser's version that follows it.
        var reason: String {
            "\(error): \(message.prefix { !$0.isNewline })"
        }
    }
}
