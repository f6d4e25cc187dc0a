/// Why a tool of the end-to-end tests could not answer; never a finding about a page.
enum ToolFailure: Error, Equatable {
    /// A program or file that `Scripts/install-tools test` installs is not there.
    case missing(String)
    case noPackage(above: String)
    case driverDidNotStart(printed: String)
    /// The browser's answer to a WebDriver command, such as `unknown error: net::ERR_…`.
    case refused(command: String, reason: String)
    /// An exception of a script that a test evaluated in the page.
    case script(String)
    /// axe ran, but no rule applied: the page is blank or was not the one meant.
    case nothingAudited(page: String)
    case nothingToCheck
    case unreadable(String)
    case checkerFailed(printed: String)
    case schemaCheckFailed(printed: String)
    case serverDidNotStart
    case webServerDidNotStart(printed: String)
    case labDidNotStart(printed: String)
    case noReply(String, reason: String)
}

extension ToolFailure: CustomStringConvertible {
    var description: String {
        switch self {
        case .missing(let tool): "\(tool) not found; run `make test`, which installs it"
        case .noPackage(let source): "no Package.swift in the folders above \(source)"
        case .driverDidNotStart(let printed): "chromedriver ended before it had a port: \(printed)"
        case .refused(let command, let reason): "the browser refused \(command): \(reason)"
        case .script(let exception): "the script threw in the page: \(exception)"
        case .nothingAudited(let page): "no axe rule applied to \(page); is the page blank?"
        case .nothingToCheck: "the Nu HTML checker was given no file"
        case .unreadable(let file): "\(file) is not there or cannot be read"
        case .checkerFailed(let printed): "the Nu HTML checker gave no report: \(printed)"
        case .schemaCheckFailed(let printed): "the schemas were not checked: \(printed)"
        case .serverDidNotStart: "the server ended before it had a port"
        case .webServerDidNotStart(let printed): "the web server did not start: \(printed)"
        case .labDidNotStart(let printed): "the mail servers did not start: \(printed)"
        case .noReply(let address, let reason): "no reply from \(address): \(reason)"
        }
    }
}
