package import Rejections

/// Who rejects, and how someone whose mail is rejected can still reach them.
package struct Operator: Sendable {
    package let organization: SingleLine
    /// A phone number in international form.
    package let phone: SingleLine?
    /// When the phone is answered.
    package let hours: [LanguageTag: SingleLine]
    /// A web form that does not confirm by mail.
    package let form: WebURL?
    package let imprint: WebURL?
    package let privacy: WebURL?
}
