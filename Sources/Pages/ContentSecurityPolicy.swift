/// The Content-Security-Policy (CSP 3) that all pages of a site have.
package struct ContentSecurityPolicy: Sendable {
    private let styleDigest: String

    /// - Parameter styleDigest: the SHA-256 of the only style sheet, in Base64.
    package init(styleDigest: String) {
        self.styleDigest = styleDigest
    }

    /// The policy for a header field that is sent by the program that has the pages.
    package var header: String { Self.header(self.style) }

    /// The policy for a header field in the configuration of a web server, which is not replaced in
    /// the same moment as the pages: it allows any style. The policy in a page still allows only
    /// its own.
    package static let configuredHeader = header("'unsafe-inline'")

    /// The policy for a `meta` element, which ignores `frame-ancestors`.
    package var element: String { Self.directives(style).joined(separator: "; ") }

    private var style: String { "'sha256-\(styleDigest)'" }

    private static func header(_ style: String) -> String {
        (directives(style) + ["frame-ancestors 'none'"]).joined(separator: "; ")
    }

    private static func directives(_ style: String) -> [String] {
        [
            "default-src 'none'", "style-src \(style)", "img-src 'self'", "script-src 'self'",
            "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    }
}
