internal import Diagnostics
internal import Rejections
internal import SourceFiles

/// `site.yaml`, decoded.
struct Settings {
    let `operator`: Operator
    let baseURL: WebURL
    let locales: [LanguageTag]
    let defaultLocale: LanguageTag
    let usedBlocklists: [(slug: Slug, position: Position)]
    /// Where the hours stand in which the telephone is answered; `nil` if there are none.
    let hoursPosition: Position?
}

extension ContentLoader {
    package static let settingsFile = "site.yaml"

    func readSettings() -> Settings? {
        readYAML(Self.settingsFile, Self.readSettings)
    }

    static func readSettings(_ yaml: YAMLMapping) -> Settings? {
        yaml.explain([
            "organization": "Whose mail server rejects; every page names it.",
            "base-url": "Where the site is published; links in rejections begin with it.",
            "locales": "The languages of the site, in the order of the language links.",
            "default-locale": "The language of a reader whose own is not here.",
            "contact": "How someone whose mail is refused can still reach the operator.",
            "imprint": "Who is responsible for the site.",
            "privacy": "How the operator treats personal data.",
            "blocklists": "The blocklists the mail server asks: names of files in blocklists/.",
        ])
        let organization = yaml.requiredValue("organization", .singleLine, SingleLine.init)
        let baseURL = yaml.requiredValue(
            "base-url", ValueFormat("a URL such as https://reject.example", pattern: "^https?://"),
            WebURL.init)
        let locales = yaml.values("locales", .languageTag, LanguageTag.init)
        let defaultLocale = yaml.requiredValue("default-locale", .languageTag, LanguageTag.init)
        let contact = yaml.mapping("contact")
        let noContact =
            "'contact' needs a 'phone' or a 'form': someone whose mail is refused cannot write a "
            + "mail"
        contact?.explain([
            "phone": "A telephone number in international form.",
            "form": "A web form that does not confirm by mail.",
            "hours": "When the telephone is answered, in each language.",
        ])
        let phone = contact?.value("phone", .singleLine, SingleLine.init)
        let form = contact?.value("form", .url, WebURL.init)
        let hours =
            contact?.pairs(
                "hours", .languageTag, LanguageTag.init, .singleLine, SingleLine.init) ?? []
        let hoursPosition = contact.flatMap { $0.has("hours") ? $0.position(of: "hours") : nil }
        contact?.requireOne(of: ["phone", "form"], noContact)
        contact?.finish()
        yaml.requireOne(of: ["contact"], noContact)
        let imprint = yaml.value("imprint", .url, WebURL.init)
        let privacy = yaml.value("privacy", .url, WebURL.init)
        let position = yaml.position(of: "blocklists")
        let used = yaml.values("blocklists", .slug, Slug.init)
        if let baseURL, baseURL.description.contains(where: { "?#".contains($0) }) {
            yaml.error("base-url", "'base-url' must not hold a query or a fragment")
        }
        guard let organization, let baseURL, let defaultLocale else { return nil }
        if !locales.contains(defaultLocale) {
            yaml.error(
                "default-locale", "'\(defaultLocale)' is not one of 'locales'; add it there")
        }
        if let twice = locales.first(where: { tag in locales.count { $0 == tag } > 1 }) {
            yaml.error("locales", "'\(twice)' stands twice")
        }
        return Settings(
            operator: Operator(
                organization: organization, phone: phone,
                hours: Dictionary(hours.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
                form: form, imprint: imprint, privacy: privacy),
            baseURL: baseURL, locales: locales, defaultLocale: defaultLocale,
            usedBlocklists: used.map { ($0, position) }, hoursPosition: hoursPosition)
    }

    /// When the telephone is answered must be said in every language that is published.
    func checkHours(_ settings: Settings, in locales: [LanguageTag]) {
        guard let position = settings.hoursPosition else { return }
        for locale in locales where settings.operator.hours[locale] == nil {
            reporter.error(
                tree.path(Self.settingsFile), position,
                "'hours' does not say in '\(locale)' when the telephone is answered; add it")
        }
    }

    /// The blocklists in use must be there, and must be lists that a server may refuse by.
    func checkUsedBlocklists(_ settings: Settings, among blocklists: [Blocklist]) {
        for (slug, position) in settings.usedBlocklists {
            let blocklist = blocklists.first { $0.slug == slug }
            let path = tree.path(Self.settingsFile)
            if let problem = blocklist?.disqualification {
                reporter.error(
                    path, position,
                    "the blocklist '\(slug)' \(problem); remove it here and in the mail server")
            }
            // A file with an error in it has already been told.
            if !tree.has("blocklists/\(slug).yaml") {
                let suggestion = Suggestion.clause(
                    for: slug.description, among: blocklists.map(\.slug.description))
                reporter.error(
                    path, position, "there is no blocklists/\(slug).yaml\(suggestion)")
            }
        }
    }
}

extension Blocklist {
    /// Why no mail server may refuse mail by it; `nil` if it may.
    package var disqualification: String? {
        if isDraft { return "is a draft" }
        switch (status, kind) {
        case (.ended(let date, _), _):
            let since = date.map { " in \($0.year)" } ?? ""
            return "ended\(since): whoever asks it refuses mail wrongly"
        case (_, .allowlist):
            return "is an allowlist: whoever refuses by it refuses the good servers"
        default: return nil
        }
    }
}
