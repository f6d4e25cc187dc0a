internal import Diagnostics
internal import Rejections

/// `site.yaml`, decoded.
struct Settings {
    let `operator`: Operator
    let baseURL: WebURL
    let locales: [LanguageTag]
    let defaultLocale: LanguageTag
    let usedBlocklists: [(slug: Slug, position: Position)]
}

extension ContentLoader {
    static let settingsFile = "site.yaml"

    func readSettings() -> Settings? {
        readYAML(Self.settingsFile) { yaml in
            let organization = yaml.requiredText("organization")
            let baseURL = yaml.requiredValue(
                "base-url", "a URL such as https://reject.example", WebURL.init)
            let locales = yaml.values("locales", "a language tag such as 'de'", LanguageTag.init)
            let defaultLocale = yaml.requiredValue(
                "default-locale", "a language tag such as 'de'", LanguageTag.init)
            let contact = yaml.mapping("contact")
            let phone = contact?.text("phone")
            let form = contact?.value("form", "a URL", WebURL.init)
            let hours = contact.map { localized("hours", in: $0, locales: locales) } ?? [:]
            contact?.finish()
            let imprint = yaml.value("imprint", "a URL", WebURL.init)
            let privacy = yaml.value("privacy", "a URL", WebURL.init)
            let position = yaml.position(of: "blocklists")
            let used = yaml.values("blocklists", "the name of a blocklist file", Slug.init)
            if phone == nil, form == nil {
                yaml.error(
                    "contact",
                    "'contact' needs a 'phone' or a 'form': someone whose mail is refused cannot "
                        + "write a mail")
            }
            if let baseURL, baseURL.string.contains(where: { "?#".contains($0) }) {
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
                    organization: organization, phone: phone, hours: hours, form: form,
                    imprint: imprint, privacy: privacy),
                baseURL: baseURL, locales: locales, defaultLocale: defaultLocale,
                usedBlocklists: used.map { ($0, position) })
        }
    }

    func checkUsedBlocklists(_ settings: Settings, among blocklists: [Blocklist]) {
        let path = tree.path(Self.settingsFile)
        for (slug, position) in settings.usedBlocklists {
            // A file with an error in it has already been told.
            if !tree.has("blocklists/\(slug).yaml") {
                let suggestion = Suggestion.clause(
                    for: slug.name, among: blocklists.map(\.slug.name))
                reporter.error(
                    path, position, "there is no blocklists/\(slug).yaml\(suggestion)")
            }
            let blocklist = blocklists.first { $0.slug == slug }
            if case .ended(let date)? = blocklist?.status {
                reporter.error(
                    path, position,
                    "the blocklist '\(slug)' ended in \(date.year): whoever asks it refuses mail "
                        + "wrongly; remove it here and in the mail server")
            }
        }
    }

    /// A text given once for each locale.
    private func localized(
        _ key: String, in yaml: YAMLMapping, locales: [LanguageTag]
    ) -> [LanguageTag: String] {
        guard let mapping = yaml.mapping(key) else { return [:] }
        var result: [LanguageTag: String] = [:]
        for locale in locales { result[locale] = mapping.requiredText(locale.tag) }
        mapping.finish()
        return result
    }
}
