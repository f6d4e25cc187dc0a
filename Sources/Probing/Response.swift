/// What the published site answers.
struct Response: Sendable {
    let url: String
    let status: Int
    let body: [UInt8]
    /// Where it redirects, as an absolute URL; `nil` unless it does.
    let redirect: String?
    /// Why there is no response, in curl's words.
    let failure: String?
    /// Whether the certificate is not trusted.
    let isUntrusted: Bool
    /// Whether the host name has no address of the wanted kind.
    let isUnresolved: Bool
    /// The server's certificates as curl prints them; empty without TLS.
    let certificates: String
    /// By lower-case names.
    private let fields: [String: [String]]

    /// - Parameter head: what the server sent before the body; after responses of a proxy, if there
    ///   is one.
    init(_ transfer: Transfer, head: String, body: [UInt8]) {
        (url, status, self.body) = (transfer.url, transfer.status, body)
        redirect = (300..<400).contains(status) ? transfer.redirect : nil
        failure =
            transfer.exitCode == 0 ? nil : transfer.error ?? "curl error \(transfer.exitCode)"
        // libcurl-errors(3).
        isUntrusted = transfer.exitCode == 60
        isUnresolved = transfer.exitCode == 6
        certificates = transfer.certificates ?? ""
        fields = Self.fields(head)
    }

    /// The value of a header field; `nil` if it is missing.
    /// - Parameter name: in lower case.
    subscript(_ name: String) -> String? {
        fields[name]?.joined(separator: ", ")
    }

    /// The header fields of the last response.
    static func fields(_ head: String) -> [String: [String]] {
        var fields: [String: [String]] = [:]
        for line in head.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("HTTP/") { fields = [:] }
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            fields[line[..<colon].lowercased(), default: []].append(String(value))
        }
        return fields
    }

    /// The values of a field, one for each time that it was sent.
    func all(_ name: String) -> [String] { fields[name] ?? [] }

    var text: String { String(decoding: body, as: UTF8.self) }
}
