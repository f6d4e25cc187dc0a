internal import Crypto
internal import Foundation

/// What a served page says about itself.
struct ServedPage {
    /// The language of the document.
    let language: String?
    /// The policy in the document.
    let policy: String?
    /// The SHA-256 of the style sheet, in Base64.
    let styleDigest: String?

    init(_ html: String) {
        language = Self.text(in: html, after: "<html lang=\"", before: "\"").map(String.init)
        policy = Self.text(
            in: html, after: "<meta http-equiv=\"Content-Security-Policy\" content=\"", before: "\""
        ).map { String($0).replacing("&#39;", with: "'").replacing("&amp;", with: "&") }
        styleDigest = Self.text(in: html, after: "<style>", before: "</style>").map {
            Data(SHA256.hash(data: Data($0.utf8))).base64EncodedString()
        }
    }

    /// Whether a Content-Security-Policy allows a style sheet (CSP 3 §6.7.2.3): by its hash, or all of
    /// them if no hash is given.
    static func allows(_ digest: String, _ policy: String) -> Bool {
        let directives = policy.split(separator: ";").map {
            $0.split(separator: " ").map(String.init)
        }
        func sources(_ name: String) -> [String]? {
            directives.first { $0.first?.lowercased() == name }.map { Array($0.dropFirst()) }
        }
        guard
            let sources = sources("style-src-elem") ?? sources("style-src")
                ?? sources("default-src")
        else { return true }
        let hashes = sources.filter { $0.hasPrefix("'sha") || $0.hasPrefix("'nonce-") }
        return hashes.contains("'sha256-\(digest)'")
            || hashes.isEmpty && sources.contains("'unsafe-inline'")
    }

    private static func text(in html: String, after start: String, before end: String)
        -> Substring?
    {
        guard let opening = html.firstRange(of: start),
            let closing = html[opening.upperBound...].firstRange(of: end)
        else { return nil }
        return html[opening.upperBound..<closing.lowerBound]
    }
}
