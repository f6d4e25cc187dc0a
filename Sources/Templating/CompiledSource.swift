package import Diagnostics
internal import Mustache
package import Pages
package import SourceFiles

/// A text of an editor, its Mustache parsed once.
package struct CompiledSource: Sendable {
    /// The names it prints or asks for.
    package let names: Set<String>
    private let template: MustacheTemplate?
    private let literal: String
    private let sections: SectionNames
    private let sortedNames: [String]
    private let skeletons = ShapeCache<BytesKey, Skeleton>()

    /// Checks the tags by `checker`; with an error in them the text renders as nothing.
    /// - Parameters:
    ///   - sections: the names whose sections are decided when the page is read.
    ///   - isMarkdown: whether the text is Markdown, not a line of plain text.
    package init(
        _ source: SourceText, checker: TagChecker, sections: SectionNames,
        isMarkdown: Bool = false, into diagnostics: inout Diagnostics
    ) {
        let tags = MustacheTag.all(in: source.text)
        names = Set(tags.map(\.name))
        sortedNames = names.sorted()
        self.sections = sections
        let before = diagnostics.errorCount
        checker.check(source, tags: tags, into: &diagnostics)
        guard !tags.isEmpty, diagnostics.errorCount == before else {
            template = nil
            literal = source.text
            return
        }
        literal = ""
        let marked = MarkedSource(
            source.text, names: sections, isMarkdown: isMarkdown)
        do {
            template = try MustacheTemplate(string: marked.text)
        } catch {
            template = nil
            diagnostics.error(
                source.path, source.origin, "not a Mustache template: \(error)")
        }
    }

    /// The text with a token for each value and a marker at each edge of a section.
    package func rendered(_ scope: Scope) -> String {
        template?.render(scope) ?? literal
    }

    /// The text with its values and sections.
    package func text(_ scope: Scope) -> Text {
        guard let template else { return Text(literal) }
        return skeletons.value(for: shape(scope)) {
            Skeleton(template.render(scope), tokens: scope.tokens, in: .plain)
        }.text(scope.value)
    }

    /// All that the rendered text depends on.
    package func shape(_ scope: Scope) -> BytesKey { scope.shape(of: sortedNames) }
}
