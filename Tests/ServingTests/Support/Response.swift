import Pages
import Testing

/// What a client reads from a connection.
struct Response {
    let status: Int
    /// In the order sent.
    let names: [String]
    /// By their names in lower case.
    var fields: [String: String]
    let body: [UInt8]

    /// - Parameter bytes: one response.
    init(_ bytes: [UInt8]) throws {
        let end = try #require(bytes.firstRange(of: Array("\r\n\r\n".utf8)))
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            .split(separator: "\r\n")
        let statusLine = try #require(lines.first).split(separator: " ")
        #expect(statusLine.first == "HTTP/1.1")
        status = try #require(Int(statusLine.dropFirst().first ?? ""))
        let fields = try lines.dropFirst().map { line in
            let colon = try #require(line.firstRange(of: ": "))
            return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
        }
        names = fields.map(\.0)
        self.fields = Dictionary(uniqueKeysWithValues: fields.map { ($0.lowercased(), $1) })
        body = Array(bytes[end.upperBound...])
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(_ name: String) -> String? { fields[name] }

    /// The response to one request on a connection of its own.
    /// - Parameter fields: field lines of the request, besides `Host`.
    static func to(
        _ target: String, _ fields: [String] = [], method: String = "GET", of site: CompiledSite,
        log: RecordedLog = RecordedLog()
    ) throws -> Response {
        let connection = try TestConnection(site, log: log)
        let lines = ["\(method) \(target) HTTP/1.1", "Host: reject.example"] + fields
        try connection.send(lines.map { "\($0)\r\n" }.joined() + "\r\n")
        return try Response(connection.received())
    }
}
