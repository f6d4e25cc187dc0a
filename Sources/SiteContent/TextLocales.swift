internal import Rejections

/// The locales that texts are read in: those of the settings, or all with a file if the settings do
/// not say.
struct TextLocales: Sendable {
    let published: [LanguageTag]
    let drafts: [LanguageTag]
    /// `nil` if the settings do not say.
    let defaultLocale: LanguageTag?
    /// Whether these are the locales of the settings.
    let areCertain: Bool

    init(_ settings: Settings, _ languages: [LanguageTag: Language]) {
        let all = settings.locales ?? languages.keys.sorted()
        published = all.filter { languages[$0]?.isDraft != true }
        drafts = all.filter { languages[$0]?.isDraft == true }
        defaultLocale = settings.defaultLocale
        areCertain = settings.locales != nil
    }

    var all: [LanguageTag] { published + drafts }
}
