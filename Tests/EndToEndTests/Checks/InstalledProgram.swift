import Foundation

/// A program that the tests start from the `PATH`.
enum InstalledProgram: String {
    case chromedriver, curl, java
    case dnsmasq, node, nsenter, postfix, rbldnsd, swaks, unshare

    /// Where programs lie, those for administrators too, which users may not have in their `PATH`.
    static var path: String {
        let own = ProcessInfo.processInfo.environment["PATH"].map { [$0] } ?? []
        return (own + ["/usr/local/sbin:/usr/sbin:/sbin"]).joined(separator: ":")
    }

    /// Throws `ToolFailure.missing`, which says what to do, if the program is not there.
    func require() throws {
        let isThere = Self.path.split(separator: ":").contains { folder in
            FileManager.default.isExecutableFile(atPath: "\(folder)/\(rawValue)")
        }
        guard isThere else { throw ToolFailure.missing(rawValue) }
    }
}
