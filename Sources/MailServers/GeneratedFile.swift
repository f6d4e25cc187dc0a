/// A file for a mail server, without its head.
package struct GeneratedFile: Sendable {
    /// Its path in the folder.
    package let name: String
    /// What it is for, with the option that names it.
    let title: ConfigurationText
    /// A further paragraph of its head.
    let note: ConfigurationText
    /// What begins a line that is a comment.
    let commentMark: ConfigurationText
    let body: ConfigurationText

    init(
        _ name: String, _ title: ConfigurationText, note: ConfigurationText = "",
        commentMark: ConfigurationText = "#", body: ConfigurationText
    ) {
        (self.name, self.title, self.note) = (name, title, note)
        (self.commentMark, self.body) = (commentMark, body)
    }
}
