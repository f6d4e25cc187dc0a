internal import CommonMark
internal import Diagnostics
internal import Pages
internal import Rejections
internal import SiteContent
internal import SourceFiles
internal import Templating

/// The words of a reason or a guide in one language, parsed once and rendered for each page that
/// shows them.
struct CompiledText: Sendable {
    let language: LanguageTag
    let title: CompiledSource
    let short: CompiledSource?
    let summary: CompiledSource
    let next: CompiledSource?
    let forwards: [Addressee: CompiledSource]
    private let body: CompiledSource
    /// The body as the editor wrote it.
    private let source: SourceText
    /// The body if it contains neither a value nor a link to a page of the site: the same on every
    /// page.
    private let literalBody: Body?
    private let skeletons = ShapeCache<BodyKey, BodySkeleton>()

    private struct BodyKey: Hashable {
        /// The one of the page, which links to others in it.
        let locale: LanguageTag
        let shape: BytesKey
    }

    /// - Parameter reason: the one whose words these are; `nil` for those of a guide.
    init(
        _ text: PageText, language: LanguageTag, of reason: Reason?,
        into diagnostics: inout Diagnostics
    ) {
        let checker = TagChecker(
            rules: TemplateContract.inTexts(
                reason?.parameters ?? [], takesList: reason?.lists.isEmpty == false),
            elsewhere: TemplateContract.inOtherTexts(than: reason), partials: nil,
            allowsUnescaped: false)
        self.language = language
        func compiled(_ source: SourceText, isMarkdown: Bool = false) -> CompiledSource {
            CompiledSource(
                source, checker: checker, sections: TemplateContract.sections,
                isMarkdown: isMarkdown, into: &diagnostics)
        }
        title = compiled(text.title)
        short = text.short.map { compiled($0) }
        summary = compiled(text.summary)
        next = text.next.map { compiled($0) }
        forwards = Dictionary(
            uniqueKeysWithValues: Addressee.allCases.compactMap { addressee in
                text.forwards[addressee].map { (addressee, compiled($0)) }
            })
        body = compiled(text.body, isMarkdown: true)
        source = text.body
        literalBody = text.parsedBody.flatMap { parsed in
            parsed.events.contains(where: \.isLinkOfSite) ? nil : Body(literal: parsed)
        }
    }

    /// The names that any of its texts asks for.
    var names: Set<String> {
        ([title, short, summary, next, body].compactMap(\.self) + forwards.values)
            .reduce(into: []) { $0.formUnion($1.names) }
    }

    /// Reports its problems with the first page that shows it.
    /// - Parameters:
    ///   - locale: that of the page.
    ///   - origin: what makes the path of a page a complete URL, for the text without links.
    ///   - links: the path of a page of the site that a link leads to, in that locale.
    func body(
        _ scope: Scope, locale: LanguageTag, origin: String, links: (String) -> String?,
        into diagnostics: inout Diagnostics
    ) -> Body {
        if let literalBody { return literalBody }
        let skeleton = skeletons.value(for: BodyKey(locale: locale, shape: body.shape(scope))) {
            rendered(scope, origin: origin, links: links, into: &diagnostics)
        }
        return Body(skeleton, scope)
    }

    private func rendered(
        _ scope: Scope, origin: String, links: (String) -> String?,
        into diagnostics: inout Diagnostics
    ) -> BodySkeleton {
        let parsed = ParsedText(body.rendered(scope), rewritingLinks: links)
        let parts = parsed.threeParts
        let misplaced = parts.reduce(into: Set()) { $0.formUnion($1.misplaced) }
        diagnostics.report(misplaced.sorted().map(self.misplaced))
        let html = parts.map { DocumentSplitter.split($0.html, tokens: scope.tokens) }
        // What a misplaced section does to the elements is not a problem of its own.
        for problem in html.reduce(into: Set(), { $0.formUnion($1.problems) })
        where misplaced.isEmpty || !problem.isSection {
            diagnostics.error(source.path, position(of: problem), problem.message)
        }
        guard misplaced.isEmpty else { return BodySkeleton() }
        let events = parts.map { part in part.events.map { $0.leading(to: origin) }[...] }
        let text = { Skeleton($0, tokens: scope.tokens, in: .plain) }
        return BodySkeleton(
            html: html.map { $0.problems.isEmpty ? $0.skeleton : Skeleton() },
            texts: events.map { text(PlainText.rendered($0)) },
            steps: Steps(in: events[0]).texts.map(text))
    }

    // MARK: Problems

    private func misplaced(_ serial: Int) -> Diagnostic {
        let tag = MustacheTag.all(in: source.text)[serial]
        return .error(
            source.path, source.position(of: tag.index),
            "the section '\(tag.source)' ends in another paragraph or list item than it begins; put "
                + "its tags around words, whole paragraphs, or whole items")
    }

    /// Where the text has a value in an unsafe place: in the destination of a link, if it has one
    /// there, since no other place is unsafe.
    private func position(of problem: DocumentSplitter.Problem) -> Position {
        let tags = MustacheTag.all(in: source.text).filter { $0.name == problem.name }
        let isInDestination = { (tag: MustacheTag) in
            let line =
                source.text[..<tag.index]
                .split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
            guard let open = line.lastIndex(where: { "(<[)>]".contains($0) }) else {
                return false
            }
            return line[open] == "(" || line[open] == "<"
        }
        let tag = tags.first(where: isInDestination) ?? tags.first
        return tag.map { source.position(of: $0.index) } ?? source.origin
    }
}
