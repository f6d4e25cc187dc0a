// A built folder gets to where it is served.

package import WebServers

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Why a site could not be built or published. Unless the message says otherwise, what was there
/// before is unchanged.
package enum PublishingError: Error, CustomStringConvertible {
    case fileSystem(path: String, problem: String)
    /// A file that no build created is where a file of the site must go.
    case foreignFile(path: String)
    /// An object that no run uploaded is where a file of the site must go.
    case foreignObject(path: String)
    /// Two files of the site have the same path.
    case duplicateFile(path: String)
    /// The output is not a folder.
    case notAFolder(path: String)
    /// The output is where a file system is mounted.
    case mount(path: String)
    /// A file system is mounted at a place in the output.
    case mountInside(path: String)
    /// A foreign folder in the output that this user may not move.
    case notMovable(path: String)
    /// This user may not create a folder with the owner of this one.
    case owner(path: String)
    /// The file system lacks the exchange of two folders.
    case noExchange(path: String)
    /// The new site is served, but something of the old one cannot be removed.
    case leftover(path: String, problem: String)
    /// Another build is writing to the same place.
    case locked(path: String)
    /// A page cannot be made into files.
    case page(WebServerError)
    /// A program that publishing needs is not installed.
    case missingProgram(String)
    /// A program that publishing needs has failed with this message.
    case program(String, problem: String)
    /// The site is published, but the command to run after that has failed with this message.
    case afterwards(problem: String)
    /// More of the published files would be deleted than allowed.
    case tooManyDeletes(count: Int, limit: Int)
    /// What must be a symbolic link to the release that is served is something else.
    case noLink(path: String)
    /// There is no release before the one that is served.
    case noEarlierRelease(path: String)

    package var description: String {
        switch self {
        case .fileSystem(let path, let problem): "\(path): \(problem)"
        case .foreignFile(let path):
            "\(path) was not created by retour, but a page must go there; move it away, or choose "
                + "another folder with --output"
        case .foreignObject(let path):
            "\(path) was not uploaded by retour, but a page must go there; move it away, or publish "
                + "to another path"
        case .duplicateFile(let path):
            "the site has two files at \(path); rename the one in Public"
        case .notAFolder(let path):
            "\(path) is not a folder; choose another one with --output"
        case .mount(let path):
            "\(path) is a mount, which cannot be replaced as a whole; build into a folder in it, such "
                + "as --output \(path)/site, and serve that"
        case .mountInside(let path):
            "\(path) is a mount, which cannot move to the new site; mount it elsewhere and put a "
                + "symbolic link to it there"
        case .notMovable(let path):
            "\(path) was not created by retour, and this user may not move it; make it writable for "
                + "the user who builds, or choose another folder with --output"
        case .owner(let path):
            "\(path) belongs to a user or group that this user cannot give a new folder to; build as "
                + "the owner, or choose another folder with --output"
        case .noExchange(let path):
            "the file system of \(path) cannot exchange two folders; choose a folder on another one "
                + "with --output"
        case .leftover(let path, let problem):
            "the new site is complete, but not all of the old one could be removed from \(path), and "
                + "the next build tries again: \(problem)"
        case .locked(let path):
            "another build is writing to \(path); try again when it has finished"
        case .page(let error): error.description
        case .missingProgram(let name): "\(name) is not installed; install it and try again"
        case .program(let name, let problem):
            "\(name) failed; what was published before is still there. Its message:\n\(problem)"
        case .afterwards(let problem):
            "the site is published, but the command of --after failed; run it again. Its message:\n"
                + problem
        case .tooManyDeletes(let count, let limit):
            "publishing would delete \(count) file\(count == 1 ? "" : "s") (limit \(limit)); review "
                + "with --dry-run, or raise --max-deletes"
        case .noLink(let path):
            "\(path) is not a symbolic link, so no release can take its place; move it away"
        case .noEarlierRelease(let path): "no earlier release to roll back to in \(path)"
        }
    }

    /// The system's message for a path: `code` is its `errno`.
    static func system(_ path: String, _ code: Int32) -> PublishingError {
        .fileSystem(path: path, problem: unsafe String(cString: strerror(code)))
    }
}
