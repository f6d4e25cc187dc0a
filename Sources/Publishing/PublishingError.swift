// A built folder gets to where it is served.

package import WebServers

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Why a site could not be built or published. What was there before is unchanged.
package enum PublishingError: Error, CustomStringConvertible {
    case fileSystem(path: String, problem: String)
    /// A file that no build created is where a file of the site must go.
    case foreignFile(path: String)
    /// Two files of the site have the same path.
    case duplicateFile(path: String)
    /// The output is not a folder.
    case notAFolder(path: String)
    /// Another build is writing to the same place.
    case locked(path: String)
    /// A page cannot be made into files.
    case page(WebServerError)
    /// A program that publishing needs is not installed.
    case missingProgram(String)
    /// A program that publishing needs has failed with this message.
    case program(String, problem: String)
    /// More of the published files would be deleted than allowed.
    case tooManyDeletes(count: Int, limit: Int)
    /// There is no release before the one that is served.
    case noEarlierRelease(path: String)

    package var description: String {
        switch self {
        case .fileSystem(let path, let problem): "\(path): \(problem)"
        case .foreignFile(let path):
            "\(path) was not created by retour, but a page must go there; move it away, or choose "
                + "another folder with --output"
        case .duplicateFile(let path):
            "the site has two files at \(path); rename the one in Public"
        case .notAFolder(let path):
            "\(path) is not a folder; choose another one with --output"
        case .locked(let path):
            "another build is writing to \(path); try again when it has finished"
        case .page(let error): error.description
        case .missingProgram(let name): "\(name) is not installed; install it and try again"
        case .program(let name, let problem):
            "\(name) failed; what was published before is still there. Its message:\n\(problem)"
        case .tooManyDeletes(let count, let limit):
            "publishing would delete \(count) file\(count == 1 ? "" : "s") (limit \(limit)); review "
                + "with --dry-run, or raise --max-deletes"
        case .noEarlierRelease(let path): "no earlier release to roll back to in \(path)"
        }
    }

    /// The system's message for a path: `code` is its `errno`.
    static func system(_ path: String, _ code: Int32) -> PublishingError {
        .fileSystem(path: path, problem: unsafe String(cString: strerror(code)))
    }
}
