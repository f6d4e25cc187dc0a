internal import Diagnostics
internal import Rejections

/// `site.yaml`, decoded.
struct Settings {
    let `operator`: Operator
    let baseURL: WebURL
    /// `nil` if they are missing or wrong.
    let locales: [LanguageTag]?
    /// `nil` if it is missing or wrong.
    let defaultLocale: LanguageTag?
    /// As the operator names them: by the names of their files, or by their zones.
    let usedBlocklists: [(name: String, position: Position)]
    /// The texts that the file has in each language.
    let translations: [Translations]
    /// What is reserved for examples, so that no reader can reach it.
    let examples: [Example]

    /// A name or a number that is reserved for examples.
    struct Example {
        let position: Position
        let problem: String
    }
}

/// A text of `site.yaml` in each language of the site.
struct Translations {
    let key: String
    var values: [LanguageTag: SingleLine] = [:]
    /// The place of the text; `nil` if there is none, or if it is wrong.
    var position: Position?
}
