/// A file of a site or of a web server's configuration.
package struct SiteFile: Sendable {
    /// Relative to the folder it goes into.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
