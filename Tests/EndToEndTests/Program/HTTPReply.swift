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

    /// Asks for an address exactly as it is spelled.
    /// - Parameter decoding: whether curl undoes a `Content-Encoding`.
    static func get(
        _ address: String, _ headers: [String: String] = [:], method: String = "GET",
        decoding: Bool = false
    ) async throws -> HTTPReply {
        var arguments = [
            "--silent", "--show-error", "--include", "--path-as-is", "--globoff", "--max-time",
            "20", "--noproxy", "*",
        ]
        if decoding { arguments.append("--compressed") }
        arguments += method == "HEAD" ? ["--head"] : ["--request", method]
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            arguments += ["--header", "\(name): \(value)"]
        }
        let run = try await Subprocess.run(
            .name("curl"), arguments: Arguments(arguments + [address]),
            output: .data(limit: 16 << 20), error: .string(limit: 1 << 20))
        guard let reply = HTTPReply(run.standardOutput) else {
            throw ToolFailure.noReply(address, reason: run.standardError)
        }
        return reply
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
