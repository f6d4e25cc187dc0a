/// Why nothing could be fetched.
package enum ProbeError: Error, CustomStringConvertible {
    case missingCurl
    case curl(problem: String)
    case folder(problem: String)

    package var description: String {
        switch self {
        case .missingCurl: "'curl' is not installed; on Debian: apt install curl"
        case .curl(let problem): "curl failed: \(problem)"
        case .folder(let problem): "cannot create a temporary folder: \(problem)"
        }
    }
}
