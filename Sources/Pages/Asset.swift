/// A file that is served as it is.
package struct Asset: Sendable {
    /// Relative to the site's root, without a leading slash.
    package let path: String
    package let bytes: [UInt8]
    package let digest: String

    package init(path: String, bytes: [UInt8], digest: String) {
        self.path = path
        self.bytes = bytes
        self.digest = digest
    }

    /// What follows the last dot of the file name; empty without one.
    package var pathExtension: String {
        let name = path.split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    }

    /// By the file name's extension.
    package var mediaType: String {
        switch pathExtension {
        case "css": "text/css; charset=utf-8"
        case "gif": "image/gif"
        case "html": "text/html; charset=utf-8"
        case "ico": "image/vnd.microsoft.icon"
        case "jpg", "jpeg": "image/jpeg"
        case "js": "text/javascript; charset=utf-8"
        case "json", "webmanifest": "application/json"
        case "pdf": "application/pdf"
        case "png": "image/png"
        case "svg": "image/svg+xml"
        case "txt": "text/plain; charset=utf-8"
        case "webp": "image/webp"
        case "woff2": "font/woff2"
        case "xml": "application/xml"
        default: Self.unknownMediaType
        }
    }

    private static let unknownMediaType = "application/octet-stream"
}
