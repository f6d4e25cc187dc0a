package import Diagnostics
internal import Mustache
package import SourceFiles

/// A text of an editor, its Mustache parsed once.
package struct CompiledSource: Sendable {
    /// The names it prints or asks for.
    package let names: Set<String>
    private let template: MustacheTemplate?
    private let literal: String

    /// Checks the tags by `checker`; with an error in them the text renders as nothing.
    package init(_ source: SourceText, checker: TagChecker, into diagnostics: inout Diagnostics) {
        let tags = MustacheTag.all(in: source.text)
        names = Set(tags.map(\.name))
        literal = source.text
        let before = diagnostics.errorCount
        checker.check(source, tags: tags, into: &diagnostics)
        guard !tags.isEmpty, diagnostics.errorCount == before else {
            template = nil
            return
        }
        do {
            template = try MustacheTemplate(string: source.text)
        } catch {
            template = nil
            diagnostics.error(source.path, source.origin, "this is no Mustache: \(error)")
        }
    }

    /// The text with a token for each value.
    package func rendered(_ scope: Scope) -> String {
        template?.render(scope) ?? literal
    }

    /// The text with its values.
    package func text(_ scope: Scope) -> Text {
        guard let template else { return Text(literal) }
        return scope.tokens.text(of: template.render(scope))
    }
}
