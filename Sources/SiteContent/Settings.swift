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
    /// The place of the hours in which the phone is answered; `nil` if there are none.
    let hoursPosition: Position?
}
