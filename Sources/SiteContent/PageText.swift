package import CommonMark
package import Rejections
package import SourceFiles

/// The words of a reason or a guide in one language.
package struct PageText: Sendable {
    /// The file, as diagnostics name it.
    package let path: String
    package let title: SourceText
    /// The title in lists of pages, if they need another one.
    package let short: SourceText?
    package let summary: SourceText
    /// The one thing to do next; `nil` for a guide.
    package let next: SourceText?
    /// What the sender passes on, by whom it is for.
    package let forwards: [Addressee: SourceText]
    /// Markdown, with a thematic break between the sender's part and the administrator's.
    package let body: SourceText
    /// The body, parsed; `nil` if it contains Mustache tags, which change what there is to parse.
    package let parsedBody: ParsedText?
    /// The version of the text that this one translates; `nil` for an original.
    package let source: TranslationSource?
    /// What bounce messages say in this language, besides what they say in any.
    package var words: [SingleLine] = []

    /// Everything but the body, in the order of the file.
    package var frontMatter: [SourceText] {
        [title, short, summary, next].compactMap(\.self)
            + Addressee.allCases.compactMap { forwards[$0] }
    }
}
