internal import Rejections

/// The header fields that every response carries, from whatever server.
package enum SecurityHeaders {
    /// Names and values in a fixed order.
    /// - Parameter policy: the Content-Security-Policy.
    package static func fields(
        of site: CompiledSite, policy: String
    ) -> [(name: String, value: String)] {
        var fields = [
            ("Content-Security-Policy", policy),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        // RFC 6797 §7.2: it means nothing over plain HTTP.
        if site.baseURL.description.hasPrefix("https://") {
            fields.append(("Strict-Transport-Security", "max-age=31536000"))
        }
        return fields.map { (name: $0.0, value: $0.1) }
    }

    /// A filled page shows somebody's address: it is kept by nobody and found by nobody.
    package static let privateCaching = "no-store"
    package static let publicCaching = "max-age=300"
    package static let privateRobots = "noindex, nofollow"
}
