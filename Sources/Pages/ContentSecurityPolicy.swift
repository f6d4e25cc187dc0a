/// The Content-Security-Policy (CSP 3) that all pages of a site have.
package struct ContentSecurityPolicy: Sendable {
    private let styleDigest: String

    /// - Parameter styleDigest: the SHA-256 of the only style sheet, in Base64.
    package init(styleDigest: String) {
        self.styleDigest = styleDigest
    }

    /// The policy for a header field.
    package var header: String {
        (directives + ["frame-ancestors 'none'"]).joined(separator: "; ")
    }

    /// The policy for a `meta` element, which ignores `frame-ancestors`.
    package var element: String { directives.joined(separator: "; ") }

    private var directives: [String] {
        [
            "default-src 'none'", "style-src 'sha256-\(styleDigest)'", "img-src 'self'",
            "script-src 'self'", "base-uri 'none'", "form-action 'none'",
            "require-trusted-types-for 'script'", "trusted-types 'none'",
        ]
    }
}
