internal import Rejections

/// Haraka 3: one plugin of our own, since the texts of its other plugins are fixed.
struct Haraka: MailServer {
    let name = "haraka"

    func configuration(_ links: RejectionLinks) -> MailServerConfiguration {
        let plugin = HarakaPlugin(links)
        let head = comment(
            "Links in Haraka's rejections, to the pages of \(links.base).", [Self.instructions],
            limits: Self.limits, mark: "//")
        return MailServerConfiguration(
            folder: "/etc/haraka/plugins",
            files: [MailServerConfiguration.File(name: "retour.js", content: head + plugin.text)],
            instructions: Self.instructions, replies: plugin.replies, limits: Self.limits)
    }

    private static let instructions = """
        1. Copy retour.js to the folder 'plugins' of your Haraka, such as /etc/haraka/plugins.
        2. In config/plugins, write
             retour
           before the plugins of MAIL FROM, and take out 'dns-list': it has no place for a link, and
           takes nearly every answer of a list for a listing.
        3. Restart Haraka.

        """

    private static let limits = [
        "Tried with Node, loaded and called as Haraka's plugins.js loads and calls a plugin, but "
            + "not within Haraka itself: try it before you rely on it.",
        "Blocklists are asked at MAIL FROM, about the sending server, or the sender's domain; not "
            + "for clients that may relay or are in a private network.",
        "A list that does not answer within some seconds refuses nobody.",
        "Which page another plugin's refusal links to follows from the plugin's name; a plugin that "
            + "is not known here links to the general page.",
        "A text of more than \(HarakaPlugin.ownOctets) octets gets no link.",
        "Haraka chooses the status: mostly 550 and 450.",
    ]
}
