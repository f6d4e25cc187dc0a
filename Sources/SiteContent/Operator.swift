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
    /// Who the operator is to whoever reads a page: `the recipient's email provider`.
    package let role: [LanguageTag: SingleLine]
    /// Where recipients allow a sender, in words: `Settings, Allowed senders`.
    package let allowlist: [LanguageTag: SingleLine]
    /// Pages of the operator that may help.
    package let links: [Link]
    package let limits: Limits
    package let design: Design

    /// What makes the pages look like the operator's own.
    package struct Design: Sendable {
        /// The path of an image in `Public/`.
        package var logo: SingleLine?
        /// The same for readers with a dark display.
        package var darkLogo: SingleLine?
        /// The color of links and buttons.
        package var accent: Color?
        /// The same for readers with a dark display.
        package var darkAccent: Color?

        package init() {}
    }

    /// A page of the operator.
    package struct Link: Sendable {
        package let name: [LanguageTag: SingleLine]
        package let url: WebURL
    }

    /// What the mail server accepts; `nil` or empty if the operator does not say.
    package struct Limits: Sendable {
        package var messageSize: ByteCount?
        /// File extensions, without a dot.
        package var refusedAttachments: [SingleLine] = []
        package var greylistingDelay: TimeSpan?

        package init() {}
    }
}
