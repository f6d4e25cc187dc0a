// A site becomes configuration that makes mail servers link to exactly its pages.

package import Replies

/// A program that rejects mail: one file each, and one line in `MailServers`.
package protocol MailServer: Sendable {
    /// The name on the command line.
    var name: String { get }

    /// The name and the oldest version for people, such as `Postfix 3.4`.
    var title: String { get }

    /// Which replies get a link, and what they cannot have: a row of the README's table.
    var summary: (linked: String, limits: String) { get }

    /// What to do with the files.
    var instructions: ConfigurationText { get }

    /// What the program cannot do.
    var limits: [ConfigurationText] { get }

    /// The files to install. The first one also contains the instructions and the limits.
    func files(_ links: RejectionLinks) -> [GeneratedFile]

    /// Every reply that the files make the program send.
    func replies(_ links: RejectionLinks) -> [Reply]

    /// What stays as it is in the operator's configuration, with its places.
    func notes(_ links: RejectionLinks) -> [String]
}

extension MailServer {
    package func notes(_ links: RejectionLinks) -> [String] { [] }
}
