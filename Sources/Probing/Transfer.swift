internal import Foundation

/// What curl prints about a request: curl(1), `--write-out`.
struct Transfer: Decodable, Sendable {
    let file: String
    let exitCode: Int
    let error: String?
    let status: Int
    let url: String
    /// Where the response redirects, as an absolute URL.
    let redirect: String?
    /// The server's certificates, the server's own first.
    let certificates: String?
    private enum Keys: String, CodingKey {
        case file = "filename_effective"
        case exitCode = "exitcode"
        case error = "errormsg"
        case status = "http_code"
        case url = "url_effective"
        case redirect = "redirect_url"
        case certificates = "certs"
    }

    /// `nil` if it is not what curl prints.
    init?(json: String) {
        guard let transfer = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
            return nil
        }
        self = transfer
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        file = try values.decode(String.self, forKey: .file)
        exitCode = try values.decode(Int.self, forKey: .exitCode)
        error = try values.decodeIfPresent(String.self, forKey: .error)
        status = try values.decode(Int.self, forKey: .status)
        url = try values.decode(String.self, forKey: .url)
        redirect = try values.decodeIfPresent(String.self, forKey: .redirect)
        certificates = try values.decodeIfPresent(String.self, forKey: .certificates)
    }
}
