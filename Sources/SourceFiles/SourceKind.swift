/// What a file of the sources contains, and so how large it may be.
package enum SourceKind: Sendable {
    /// Markdown with its front matter. cmark 0.30.2 takes time that grows with the square of some
    /// texts (CVE-2023-22486), which this limit keeps at seconds.
    case text
    case yaml
    case template
    /// A file that is published unchanged. All of them are kept in memory.
    case asset

    /// In bytes.
    package var limit: Int {
        switch self {
        case .text, .template: 100_000
        case .yaml: 250_000
        case .asset: 64_000_000
        }
    }

    var advice: String {
        switch self {
        case .text, .template, .yaml: "is larger than \(limit / 1000) kB; shorten it"
        case .asset:
            "is larger than \(limit / 1_000_000) MB; publish it elsewhere and link to it"
        }
    }
}
