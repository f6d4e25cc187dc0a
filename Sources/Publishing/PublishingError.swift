#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Why a site could not be published. What was there before is untouched.
package enum PublishingError: Error, CustomStringConvertible {
    /// The file system refused.
    case fileSystem(path: String, problem: String)
    /// A file that the build did not make lies where one of the site's must go.
    case foreignFile(path: String)
    /// The output is no folder.
    case notAFolder(path: String)
    /// Another build writes to the same place.
    case locked(path: String)
    /// A page has no body that a variant could replace.
    case noBody(path: String)

    package var description: String {
        switch self {
        case .fileSystem(let path, let problem): "\(path): \(problem)"
        case .foreignFile(let path):
            "\(path) was not made by retour and lies where a page belongs; move it away, or choose "
                + "another folder with --output"
        case .notAFolder(let path):
            "\(path) is not a folder; choose another one with --output"
        case .locked(let path):
            "another build is writing to \(path); wait for its end"
        case .noBody(let path):
            "\(path): the template has no <body> … </body>; add it"
        }
    }

    /// What the system says of a path: `code` is its `errno`.
    static func system(_ path: String, _ code: Int32) -> PublishingError {
        .fileSystem(path: path, problem: unsafe String(cString: strerror(code)))
    }
}
