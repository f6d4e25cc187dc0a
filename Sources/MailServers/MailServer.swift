// A site becomes configuration of mail servers whose rejections link to exactly its pages.

package import Replies

/// A program that rejects mail: one file each, and one line in `MailServers`.
package protocol MailServer: Sendable {
    /// The name on the command line.
    var name: String { get }

    /// The files to install, and every reply that they make the program give.
    func configuration(_ links: RejectionLinks) -> MailServerConfiguration
}

/// What makes a mail server link to the site.
package struct MailServerConfiguration: Sendable {
    package struct File: Sendable {
        /// Its path in the folder.
        package let name: String
        package let content: String
    }

    /// Where the folder goes on the mail server.
    package let folder: String
    package let files: [File]
    /// What to do with the files: lines for people.
    package let instructions: String
    /// Every reply there is, in the order of the files.
    package let replies: [Reply]
    /// What the program cannot do; said in the files, too.
    package let limits: [String]
}
