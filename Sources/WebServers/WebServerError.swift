/// Why a page cannot be made into files for a web server.
package enum WebServerError: Error, CustomStringConvertible {
    /// A page has no body that a variant could replace.
    case noBody(path: String)

    package var description: String {
        switch self {
        case .noBody(let path): "\(path): the template has no <body> … </body>; add it"
        }
    }
}
