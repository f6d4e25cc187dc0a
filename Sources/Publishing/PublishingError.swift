// A built folder gets to where it is served.

package import WebServers

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
    /// A page cannot be made into files.
    case page(WebServerError)
    /// A program that publishing stands on is not there.
    case missingProgram(String)
    /// A program that publishing stands on has failed, and said why.
    case program(String, problem: String)
    /// More of the served files would go than may.
    case tooManyDeletes(count: Int, limit: Int)
    /// There is no release before the one that is served.
    case noOlderRelease(path: String)

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
        case .page(let error): error.description
        case .missingProgram(let name): "\(name) is not installed; install it and publish again"
        case .program(let name, let problem):
            "\(name) failed; what was published before is still there. It says:\n\(problem)"
        case .tooManyDeletes(let count, let limit):
            "\(count) published files would go, more than --max-deletes \(limit); look at them with "
                + "--dry-run, and allow more if they may"
        case .noOlderRelease(let path):
            "\(path) has no release before the one that is served; publish instead"
        }
    }

    /// What the system says of a path: `code` is its `errno`.
    static func system(_ path: String, _ code: Int32) -> PublishingError {
        .fileSystem(path: path, problem: unsafe String(cString: strerror(code)))
    }
}
