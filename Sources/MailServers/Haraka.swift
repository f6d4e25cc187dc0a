internal import Replies

/// Haraka 3: a plugin of our own, because the texts of its other plugins are fixed.
struct Haraka: MailServer {
    let name = "haraka"
    let title = "Haraka 3"
    let summary = (
        linked: "all; the plugin has been tested in Node, but not yet in Haraka",
        limits:
            "no link if the reply is already longer than \(HarakaPlugin.maximumOctets) octets"
    )

    let instructions: ConfigurationText = """
        1. Copy retour.js to the folder 'plugins' of your Haraka, such as /etc/haraka/plugins.
        2. In config/plugins, add
             retour
           before the plugins for MAIL FROM, and remove 'dns-list': it cannot add a link, and treats
           nearly every response of a list as a listing.
        3. Restart Haraka.
        """

    let limits: [ConfigurationText] = [
        """
        Tested with Node, which loads and calls it as Haraka's plugins.js would, but not in Haraka \
        itself: try it before you rely on it.
        """,
        """
        Blocklists are queried at MAIL FROM for the sending server or for the sender's domain, but \
        not for clients that may relay or are in a private network.
        """,
        "A list that does not respond within a few seconds rejects nothing.",
        """
        The page that another plugin's rejection links to depends on the plugin's name. For an \
        unknown plugin, it is the general page.
        """,
        "A text of more than \(HarakaPlugin.maximumOctets) octets gets no link.",
        "Haraka chooses the status, usually 550 or 450.",
    ]

    func files(_ links: RejectionLinks) -> [GeneratedFile] {
        [
            GeneratedFile(
                "retour.js", "Links in Haraka's rejections to the pages of \(links.address).",
                commentMark: "//", body: HarakaPlugin(links).text)
        ]
    }

    func replies(_ links: RejectionLinks) -> [Reply] { HarakaPlugin(links).replies }
}
