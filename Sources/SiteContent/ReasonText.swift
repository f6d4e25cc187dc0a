package import CommonMark
package import SourceFiles

/// The words of one reason in one language.
package struct ReasonText: Sendable {
    /// The file, as diagnostics name it.
    package let path: String
    package let title: SourceText
    /// The title in lists of pages, if they need another one.
    package let short: SourceText?
    package let summary: SourceText
    /// What the sender tells their provider; only if the provider must act.
    package let forward: SourceText?
    /// Markdown, with a thematic break between the sender's part and the administrator's.
    package let body: SourceText
    /// The body, parsed; `nil` if it contains Mustache tags, which change what there is to parse.
    package let parsedBody: ParsedText?
    /// The version of the text that this one translates; `nil` for an original.
    package let source: TranslationSource?
}
