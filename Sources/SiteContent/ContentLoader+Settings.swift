internal import Diagnostics
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// The settings; what is missing or wrong in the file is reported, and has a stand-in.
    func readSettings() -> Settings {
        readYAML(SiteSources.settingsFile, in: settingsTree) { Self.readSettings($0) }
            ?? Self.noSettings
    }

    /// The path of the file with the settings.
    var settingsPath: String { settingsTree.path(SiteSources.settingsFile) }

    private static let noSettings = Settings(
        operator: Operator(
            organization: StandIn.line, phone: nil, hours: [:], form: nil, imprint: nil,
            privacy: nil, role: [:], allowlist: [:], links: [], limits: Operator.Limits(),
            design: Operator.Design()),
        baseURL: StandIn.url, locales: nil, defaultLocale: nil, usedBlocklists: [],
        translations: [], examples: [])

    static func readSettings(_ yaml: some YAMLMapping) -> Settings {
        let organization = yaml.requiredValue(
            "organization", .singleLine, "Whose mail server rejects; every page names it.")
        let baseURL = yaml.requiredValue(
            "base-url", .baseURL, "Where the site is published; links in rejections begin with it.")
        let locales = readLocales(yaml)
        let defaultLocale = yaml.requiredValue(
            "default-locale", .languageTag,
            "The language for readers whose own is not among 'locales'.")
        let contact = yaml.group(
            "contact", "How someone whose mail is rejected can still reach the operator.",
            readContact)
        yaml.requireOne(of: ["contact"], noContact)
        let role = yaml.translations(
            "role", "Who the operator is to the reader, such as 'the recipient's email provider'.")
        let allowlist = yaml.translations(
            "allowlist", "Where recipients allow a sender, in words; only if they can.")
        let limits = yaml.group("limits", "What the mail server accepts.", readLimits)
        let design = yaml.group(
            "design", "What makes the pages look like the operator's own.", readDesign)
        let links = yaml.groups("links", "Pages of the operator that may help.", readLink)
        let imprint = yaml.value("imprint", .url, "Who is responsible for the site.")
        let privacy = yaml.value("privacy", .url, "How the operator treats personal data.")
        let used = yaml.elements(
            "blocklists", .blocklistName,
            "The blocklists the mail server uses: names of files in blocklists/, or zones.")
        if let defaultLocale, !yaml.isWrong("locales"), !locales.contains(defaultLocale) {
            yaml.error(
                "default-locale", "'\(defaultLocale)' is not one of 'locales'; add it there")
        }
        return Settings(
            operator: Operator(
                organization: organization ?? StandIn.line, phone: contact?.phone,
                hours: contact?.hours.values ?? [:], form: contact?.form, imprint: imprint,
                privacy: privacy, role: role.values, allowlist: allowlist.values,
                links: links.map(\.link), limits: limits ?? Operator.Limits(),
                design: design ?? Operator.Design()),
            baseURL: baseURL ?? StandIn.url,
            locales: locales.isEmpty || yaml.isWrong("locales") ? nil : locales,
            defaultLocale: defaultLocale,
            usedBlocklists: used.map { ($0.value, $0.position) },
            translations: [contact?.hours ?? Translations(key: "hours"), role, allowlist]
                + links.map(\.name),
            examples: yaml.examples("base-url", baseURL) + (contact?.examples ?? [])
                + yaml.examples("imprint", imprint) + yaml.examples("privacy", privacy)
                + links.flatMap(\.examples))
    }

    private static func readLocales(_ yaml: some YAMLMapping) -> [LanguageTag] {
        let locales = yaml.elements(
            "locales", .languageTag,
            "The languages of the site, in the order of the language links.")
        for (index, (locale, position)) in locales.enumerated()
        where locales[..<index].contains(where: { $0.value == locale }) {
            yaml.error("locales", at: position, "'\(locale)' is listed twice")
        }
        return locales.map(\.value)
    }

    private struct Contact {
        let phone: SingleLine?
        let form: WebURL?
        let hours: Translations
        let examples: [Settings.Example]
    }

    private static func readContact(_ yaml: some YAMLMapping) -> Contact? {
        let phone = yaml.value("phone", .singleLine, "A phone number in international form.")
        let form = yaml.value("form", .url, "A web form that does not confirm by mail.")
        let hours = yaml.translations("hours", "When the phone is answered, in each language.")
        yaml.requireOne(of: ["phone", "form"], noContact)
        return Contact(
            phone: phone, form: form, hours: hours,
            examples: yaml.examples("phone", telephone: phone) + yaml.examples("form", form))
    }

    private static let noContact =
        "'contact' needs a 'phone' or a 'form': someone whose mail is rejected cannot write to you"

    private static func readLimits(_ yaml: some YAMLMapping) -> Operator.Limits? {
        var limits = Operator.Limits()
        limits.messageSize = yaml.value(
            "message-size", .byteCount, "The largest message the mail server accepts.")
        limits.refusedAttachments = yaml.values(
            "refused-attachments", .singleLine,
            "The file extensions that it does not accept, without a dot.")
        limits.greylistingDelay = yaml.value(
            "greylisting-delay", .timeSpan, "How long it defers the first message of a sender.")
        return limits
    }

    private static func readLink(
        _ yaml: some YAMLMapping
    ) -> (link: Operator.Link, name: Translations, examples: [Settings.Example])? {
        let name = yaml.translations("name", "What the link says, in each language.")
        yaml.requireOne(of: ["name"], "'name' is missing")
        guard let url = yaml.requiredValue("url", .url, "Where it leads.") else { return nil }
        return (Operator.Link(name: name.values, url: url), name, yaml.examples("url", url))
    }

    /// Reports what does not say something in a language in which the site is published.
    func checkTranslations(_ settings: Settings, in locales: [LanguageTag]) {
        for translations in settings.translations {
            guard let position = translations.position else { continue }
            for locale in locales where translations.values[locale] == nil {
                reporter.error(
                    settingsPath, position,
                    "'\(translations.key)' does not say in '\(locale)' what it says in other "
                        + "languages; add it")
            }
        }
    }
}

extension YAMLMapping {
    /// A text in each language of the site.
    fileprivate func translations(_ key: YAMLKey, _ meaning: String) -> Translations {
        let pairs = pairs(key, .languageTag, .singleLine, meaning)
        return Translations(
            key: key.name,
            values: Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
            position: has(key) && !isWrong(key) ? position(of: key) : nil)
    }
}

extension ValueFormat<WebURL> {
    fileprivate static var baseURL: Self {
        Self(
            TextGrammar(
                "a URL such as https://reject.example, without a query or fragment",
                pattern: "^https?://[^?#]+$")
        ) { text in
            text.contains { "?#".contains($0) } ? nil : WebURL(text)
        }
    }
}

extension ValueFormat<ByteCount> {
    fileprivate static var byteCount: Self {
        Self("a size such as '50 MB'", pattern: "^[1-9][0-9]{0,5} (kB|MB|GB)$")
    }
}

extension ValueFormat<String> {
    fileprivate static var blocklistName: Self {
        Self(
            TextGrammar(
                "the name of a blocklist's file, such as 'spamcop', or a zone",
                pattern: "^[A-Za-z0-9.-]+$")
        ) { text in
            Slug(text) != nil || Zone(text) != nil ? text : nil
        }
    }
}
