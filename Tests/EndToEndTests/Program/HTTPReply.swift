import Foundation
import Subprocess

/// The answer to a request that curl sent.
struct HTTPReply: Sendable {
    let status: Int
    /// By lower-case names; a name that came twice has both values joined.
    let fields: [String: String]
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The text of the first element of a kind, without tags in it.
    func first(_ element: String) -> String? {
        all(element).first
    }

    /// The texts of all elements of a kind.
    func all(_ element: String) -> [String] {
        let pieces = text.split(separator: "<\(element)>", omittingEmptySubsequences: false)
        return pieces.dropFirst().compactMap { piece in
            piece.firstRange(of: "</\(element)>").map { String(piece[..<$0.lowerBound]) }
        }
    }

    /// The values in the list of what is known: the texts of its code elements.
    var facts: [String] {
        guard let start = text.firstRange(of: "<dl>"), let end = text.firstRange(of: "</dl>") else {
            return []
        }
        let list = HTTPReply(
            status: status, fields: fields, body: Data(text[start.lowerBound..<end.upperBound].utf8)
        )
        return list.all("code")
    }

    /// Asks for an address exactly as it is written.
    /// - Parameter decoding: whether curl undoes a `Content-Encoding`.
    static func get(
        _ address: String, _ headers: [String: String] = [:], method: String = "GET",
        decoding: Bool = false
    ) async throws -> HTTPReply {
        var arguments = options(headers)
        if decoding { arguments.append("--compressed") }
        arguments += method == "HEAD" ? ["--head"] : ["--request", method]
        let run = try await Subprocess.run(
            .name("curl"), arguments: Arguments(arguments + [address]),
            output: .data(limit: 16 << 20), error: .string(limit: 1 << 20))
        guard let reply = HTTPReply(run.standardOutput) else {
            throw ToolFailure.noReply(address, reason: run.standardError)
        }
        return reply
    }

    /// Asks for many addresses, one after the other on one connection, and returns the replies in
    /// their order: starting curl for each takes longer than its answer.
    static func get(
        all addresses: [String], _ headers: [String: String] = [:]
    ) async throws -> [HTTPReply] {
        try await TemporaryFolder.use { folder in
            let files = addresses.indices.map { folder.appending(path: "\($0)") }
            let transfers = zip(addresses, files).flatMap { [$0, "--output", $1.path] }
            let run = try await Subprocess.run(
                .name("curl"), arguments: Arguments(options(headers) + transfers),
                output: .discarded, error: .string(limit: 1 << 20))
            return try zip(addresses, files).map { address, file in
                let message = FileManager.default.contents(atPath: file.path)
                guard let reply = message.flatMap(HTTPReply.init) else {
                    throw ToolFailure.noReply(address, reason: run.standardError)
                }
                return reply
            }
        }
    }

    private static func options(_ headers: [String: String]) -> [String] {
        [
            "--silent", "--show-error", "--include", "--path-as-is", "--globoff", "--max-time",
            "20", "--noproxy", "*",
        ] + headers.sorted { $0.key < $1.key }.flatMap { ["--header", "\($0.key): \($0.value)"] }
    }

    private init?(_ message: Data) {
        guard let end = message.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: message[..<end.lowerBound], as: UTF8.self)
        let lines = head.split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let name = line[..<colon].lowercased()
            let value = String(line[line.index(after: colon)...].drop { $0 == " " })
            fields[name] = fields[name].map { "\($0), \(value)" } ?? value
        }
        self.status = status
        self.fields = fields
        body = message[end.upperBound...]
    }

    private init(status: Int, fields: [String: String], body: Data) {
        (self.status, self.fields, self.body) = (status, fields, body)
    }
}
