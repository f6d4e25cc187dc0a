internal import Rejections

/// What a text should have been: for messages, and for schemas.
struct ValueFormat: ExpressibleByStringLiteral {
    /// Ends the sentence "'x' is not …".
    let description: String
    /// A regular expression (ECMA-262) that every such text fits.
    let pattern: String?
    /// All such texts, if they can be listed.
    let choices: [String]?

    init(_ description: String, pattern: String) {
        self.description = description
        self.pattern = pattern
        choices = nil
    }

    init(choices: [String]) {
        description = "one of " + choices.joined(separator: ", ")
        pattern = nil
        self.choices = choices
    }

    init(stringLiteral description: String) {
        self.description = description
        pattern = nil
        choices = nil
    }

    /// The names of an enumeration.
    static func choice<Value: CaseIterable & RawRepresentable<String>>(
        _ type: Value.Type
    ) -> ValueFormat {
        ValueFormat(choices: type.allCases.map(\.rawValue))
    }

    static let text: ValueFormat = "a text"
    static let singleLine: ValueFormat = "one line of text"
    static let date = ValueFormat(
        "a date such as 2026-11-24", pattern: #"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"#)
    static let url = ValueFormat("a URL", pattern: "^https?://")
    static let emailAddress = ValueFormat("an email address", pattern: "^[^@ ]+@[^@ ]+$")
    static let zone = ValueFormat(
        "a zone such as bl.spamcop.net", pattern: #"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"#)
    static let answer = ValueFormat(
        "an answer such as 127.0.0.2 or 127.0.0.[2..11]",
        pattern: #"^([0-9]+|\[[0-9.;]+\])(\.([0-9]+|\[[0-9.;]+\])){3}$"#)
    static let timeSpan = ValueFormat(
        "a time such as PT30M, PT24H, P7D or P4W", pattern: "^P(T[0-9]+[MH]|[0-9]+[DW])$")
    static let expiry = ValueFormat(
        "a time such as PT24H, P7D or P4W, 'eventually' or 'never'",
        pattern: "^(P(T[0-9]+[MH]|[0-9]+[DW])|eventually|never)$")
    static let slug = ValueFormat(
        "a name of lower-case words, joined by hyphens", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$")
    static let languageTag = ValueFormat(
        "a language tag such as 'de'", pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
    static let statusCode = ValueFormat(
        "an enhanced status code such as 5.7.1", pattern: #"^[245]\.[0-9]{1,3}\.[0-9]{1,3}$"#)
}
