internal import Diagnostics
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    package static let settingsFile = "site.yaml"

    /// The settings; what is missing or wrong in the file is reported, and has a stand-in.
    func readSettings() -> Settings {
        readYAML(Self.settingsFile) { Self.readSettings($0) } ?? Self.noSettings
    }

    private static let noSettings = Settings(
        operator: Operator(
            organization: StandIn.line, phone: nil, hours: [:], form: nil, imprint: nil,
            privacy: nil),
        baseURL: StandIn.url, locales: nil, defaultLocale: nil, usedBlocklists: [],
        hoursPosition: nil)

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
                hours: contact?.hours ?? [:], form: contact?.form, imprint: imprint,
                privacy: privacy),
            baseURL: baseURL ?? StandIn.url,
            locales: locales.isEmpty || yaml.isWrong("locales") ? nil : locales,
            defaultLocale: defaultLocale,
            usedBlocklists: used.map { ($0.value, $0.position) },
            hoursPosition: contact?.hoursPosition)
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
        let hours: [LanguageTag: SingleLine]
        let hoursPosition: Position?
    }

    private static func readContact(_ yaml: some YAMLMapping) -> Contact? {
        let phone = yaml.value("phone", .singleLine, "A phone number in international form.")
        let form = yaml.value("form", .url, "A web form that does not confirm by mail.")
        let hours = yaml.pairs(
            "hours", .languageTag, .singleLine, "When the phone is answered, in each language.")
        yaml.requireOne(of: ["phone", "form"], noContact)
        return Contact(
            phone: phone, form: form,
            hours: Dictionary(hours.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
            hoursPosition: yaml.has("hours") && !yaml.isWrong("hours")
                ? yaml.position(of: "hours") : nil)
    }

    private static let noContact =
        "'contact' needs a 'phone' or a 'form': someone whose mail is rejected cannot write to you"

    /// Reports a language in which the site is published, but not the hours.
    func checkHours(_ settings: Settings, in locales: [LanguageTag]) {
        guard let position = settings.hoursPosition else { return }
        for locale in locales where settings.operator.hours[locale] == nil {
            reporter.error(
                tree.path(Self.settingsFile), position,
                "'hours' does not say in '\(locale)' when the phone is answered; add it")
        }
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
