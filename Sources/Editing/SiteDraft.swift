package import Rejections

/// The settings of a new site, and the file that they are written to.
package struct SiteDraft {
    package let organization: SingleLine
    package let baseURL: WebURL
    package let defaultLocale: LanguageTag
    package let locales: [LanguageTag]
    package var phone: SingleLine?
    package var form: WebURL?
    /// Who the operator is to the reader; in each of `locales`, or empty.
    package var role: [LanguageTag: SingleLine] = [:]
    package var imprint: WebURL?
    package var privacy: WebURL?
    package var blocklists: [Slug] = []
    /// Names of lists that the mail server uses and the site cannot, and why.
    package var omittedBlocklists: [(name: SingleLine, problem: String)] = []

    package init(
        organization: SingleLine, baseURL: WebURL, defaultLocale: LanguageTag,
        locales: [LanguageTag]
    ) {
        self.organization = organization
        self.baseURL = baseURL
        self.defaultLocale = defaultLocale
        self.locales = locales
    }

    /// The text of `site.yaml`: all that is known, and in comments what can be added.
    package var settings: String {
        """
        # Your site. Everything can be changed at any time: 'retour check' reports mistakes with their
        # line, and the pages follow with the next 'retour build' or 'retour publish'.

        # Whose mail server rejects; every page names it.
        organization: \(quoted(organization))

        \(roleLines)

        # Where the site is published. Links in rejections begin with this URL.
        base-url: \(baseURL)

        # The languages of the pages, and the one for readers who have none of them.
        locales: [\(locales.map(\.description).joined(separator: ", "))]
        default-locale: \(defaultLocale)

        # How someone whose mail is rejected can still reach you. Not an email address: it would not work.
        contact:
        \(contactLines)

        # Who is responsible for the site, and how you treat personal data.
        \(line("imprint", imprint, example: "https://www.example.org/imprint"))
        \(line("privacy", privacy, example: "https://www.example.org/privacy"))

        # The blocklists that your mail server uses: their zones, or the names that 'retour list
        # blocklists' shows.
        \(blocklistLines)

        # What your mail server accepts. Pages mention it only if it is here.
        # limits:
        #   message-size: 50 MB
        #   refused-attachments: [exe, js, scr]
        #   greylisting-delay: PT5M

        # An image in Public/ next to this file, and the color of links and buttons.
        # design:
        #   logo: logo.svg
        #   accent: "#0a5280"

        """
    }

    private var roleLines: String {
        let comment =
            "# Who you are to whoever reads a page: it follows your name in the first sentence."
        if role.isEmpty {
            let examples = locales.map { "#   \($0): \(Self.exampleRoles[$0.description] ?? "…")" }
            return ([comment, "# role:"] + examples).joined(separator: "\n")
        }
        let lines = locales.compactMap { tag in role[tag].map { "  \(tag): \(quoted($0))" } }
        return ([comment, "role:"] + lines).joined(separator: "\n")
    }

    private static let exampleRoles = [
        "de": "der E-Mail-Anbieter des Empfängers", "en": "the recipient's email provider",
    ]

    private var contactLines: String {
        let lines = [
            phone.map { "  phone: \(quoted($0))" } ?? "  # phone: +1 …",
            form.map { "  form: \($0)" } ?? "  # form: https://www.example.org/contact",
            "  # hours:",
        ]
        let hours = locales.map { "  #   \($0): \(Self.exampleHours[$0.description] ?? "…")" }
        return (lines + hours).joined(separator: "\n")
    }

    private static let exampleHours = [
        "de": "Montag bis Freitag, 9 bis 17 Uhr", "en": "Monday to Friday, 9 a.m. to 5 p.m.",
    ]

    private var blocklistLines: String {
        let omitted = omittedBlocklists.map { "# Left out: \($0.name) \($0.problem)" }
        let names = blocklists.map { "  - \($0)" }
        let lines =
            names.isEmpty ? ["# blocklists:", "#   - zen.spamhaus.org"] : ["blocklists:"] + names
        return (omitted + lines).joined(separator: "\n")
    }

    private func line(_ key: String, _ url: WebURL?, example: String) -> String {
        url.map { "\(key): \($0)" } ?? "# \(key): \(example)"
    }

    private func quoted(_ text: SingleLine) -> String {
        let escaped = text.description.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }
}
