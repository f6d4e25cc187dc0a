internal import MailSettings
internal import Rejections
internal import Replies

/// The parameters of main.cf that give replies their links, and only these.
struct PostfixParameters {
    struct Parameter {
        let name: ConfigurationText
        /// What the operator's main.cf has; `nil` if it does not set the parameter.
        let present: PlacedText?
        /// The same without what we have added to it earlier.
        let before: ConfigurationText?
        let after: ConfigurationText
        /// What it does.
        let comment: ConfigurationText
    }

    private let links: RejectionLinks
    /// The folder as main.cf names it.
    private let folder: ConfigurationText
    /// The operator's main.cf, if it is known.
    private let present: PostfixSettings?

    init(_ links: RejectionLinks, folder: ConfigurationText, present: PostfixSettings? = nil) {
        (self.links, self.folder, self.present) = (links, folder, present)
    }

    /// In the order of the file. A text of the operator's own stays, and is not here.
    var all: [Parameter] {
        [
            fallback,
            tables(
                "rbl_reply_maps", "texthash:\(folder)/rbl-reply, regexp:\(folder)/rbl-reply-any",
                comment: "The replies for listings."),
            tables(
                "smtpd_reject_footer_maps",
                "\(isProxied ? "proxy:" : "")regexp:\(folder)/reject-footer",
                comment: "Adds a link to every other rejection."),
            tables(
                "postscreen_reject_footer_maps", "regexp:\(folder)/postscreen-footer",
                comment: "Adds links to the rejections by postscreen."),
        ].compactMap(\.self)
    }

    /// What stays as it is, for the operator.
    var notes: [String] {
        var notes: [String] = []
        if let reply = present?.parameter("default_rbl_reply"), !isOurs(reply.value) {
            notes.append(
                "\(reply.place): note: default_rbl_reply stays as it is: a list that the site does "
                    + "not know has no link in its replies")
        }
        if let footer = present?.parameter("smtpd_reject_footer"), !footer.value.isEmpty {
            notes.append(
                "\(footer.place): note: smtpd_reject_footer stays, but Postfix no longer adds it, "
                    + "since each rejection has a link instead")
        }
        return notes
    }

    private var fallback: Parameter? {
        let value = present?.parameter("default_rbl_reply")?.value
        guard value.map(isOurs) ?? true else { return nil }
        return PostfixReplies(links).fallback.map { reply in
            Parameter(
                name: "default_rbl_reply", present: value, before: nil,
                after: "$rbl_code \(reply.linkedText, PostfixTables.notation)",
                comment: """
                    The reply for a blocklist that the site does not know. Any other macro in it would make
                    smtpd exit without a reply.
                    """)
        }
    }

    /// The operator's tables come first.
    private func tables(
        _ name: ConfigurationText, _ ours: ConfigurationText, comment: ConfigurationText
    ) -> Parameter {
        let value = present?.parameter(name.description)?.value
        let tables = value.map(PostfixSettings.elements) ?? []
        let others = tables.filter { !$0.string.contains("\(folder)/") }
        let texts = others.map { "\(setting: $0)" as ConfigurationText }
        let isOurs = !tables.isEmpty && others.isEmpty
        let before =
            others.count == tables.count
            ? value.map { "\(setting: $0)" } : texts.joined(separator: ", ")
        return Parameter(
            name: name, present: value, before: isOurs ? nil : before,
            after: (texts + [ours]).joined(separator: ", "), comment: comment)
    }

    /// Whether all smtpd processes can share one copy of the large table: proxymap(8) serves the tables
    /// in `proxy_read_maps`, by default this one, too. At any other, smtpd sends no reply at all.
    private var isProxied: Bool {
        present.map { $0.parameter("proxy_read_maps") == nil } ?? false
    }

    private func isOurs(_ value: PlacedText) -> Bool {
        value.string.contains("\(links.address)/")
    }
}
