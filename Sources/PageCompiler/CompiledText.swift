internal import CommonMark
internal import Diagnostics
internal import Pages
internal import Rejections
internal import SiteContent
internal import Templating

/// The words of one reason in one language, parsed once and rendered for each page that shows them.
struct CompiledText: Sendable {
    let language: LanguageTag
    let title: CompiledSource
    let short: CompiledSource?
    let summary: CompiledSource
    let forward: CompiledSource?
    private let body: CompiledSource
    /// The body where neither a value nor a page of the site stands in it: the same on every page.
    private let literalBody: Body?

    init(
        _ text: ReasonText, language: LanguageTag, parameters: Set<Parameter>,
        into diagnostics: inout Diagnostics
    ) {
        let checker = TagChecker(
            rules: TemplateContract.inTexts(parameters), partials: nil, allowsUnescaped: false)
        self.language = language
        title = CompiledSource(text.title, checker: checker, into: &diagnostics)
        short = text.short.map { CompiledSource($0, checker: checker, into: &diagnostics) }
        summary = CompiledSource(text.summary, checker: checker, into: &diagnostics)
        forward = text.forward.map { CompiledSource($0, checker: checker, into: &diagnostics) }
        body = CompiledSource(text.body, checker: checker, into: &diagnostics)
        literalBody = text.parsedBody.flatMap { parsed in
            parsed.events.contains(where: \.isLinkOfSite) ? nil : Body(literal: parsed)
        }
    }

    /// The names that any of its texts asks for.
    var names: Set<String> {
        title.names.union(short?.names ?? []).union(summary.names).union(forward?.names ?? [])
            .union(body.names)
    }

    /// The text as HTML and for a terminal, cut into the sender's and the administrator's part.
    struct Body: Sendable {
        let senderHTML: [Segment]
        let administratorHTML: [Segment]
        let senderText: Text
        let administratorText: Text
        let steps: [Text]
        let problems: Set<DocumentSplitter.Problem>
    }

    /// - Parameters:
    ///   - origin: what makes the path of a page a complete URL, for the text without links.
    ///   - links: the path of a page of the site that a link leads to.
    func body(_ scope: Scope, origin: String, links: (String) -> String?) -> Body {
        if let literalBody { return literalBody }
        let tokens = scope.tokens
        let parsed = ParsedText(body.rendered(scope), rewritingLinks: links)
        let html = parsed.htmlParts.map { DocumentSplitter.split(String($0), tokens: tokens) }
        let events = parsed.eventParts.map { part in part.map { $0.leading(to: origin) }[...] }
        return Body(
            senderHTML: html[0].skeleton.segments(scope.value),
            administratorHTML: html[1].skeleton.segments(scope.value),
            senderText: tokens.text(of: PlainText.rendered(events[0])),
            administratorText: tokens.text(of: PlainText.rendered(events[1])),
            steps: PlainText.steps(in: events[0]).map(tokens.text(of:)),
            problems: html[0].problems.union(html[1].problems))
    }
}

extension CompiledText.Body {
    /// A body without a token in it.
    fileprivate init(literal parsed: ParsedText) {
        let html = parsed.htmlParts.map { Segment.literal(Array(String($0).utf8)) }
        let events = parsed.eventParts
        self.init(
            senderHTML: [html[0]], administratorHTML: [html[1]],
            senderText: Text(PlainText.rendered(events[0])),
            administratorText: Text(PlainText.rendered(events[1])),
            steps: PlainText.steps(in: events[0]).map { Text($0) }, problems: [])
    }
}

extension ParsedText {
    /// The sender's part and the administrator's.
    fileprivate var htmlParts: [Substring] {
        // TextChecker makes sure that there is one thematic break, and cmark's safe mode that
        // nothing else prints this tag.
        let cut = html.firstRange(ofBytes: "<hr />\n")
        return [
            html[..<(cut?.lowerBound ?? html.endIndex)],
            html[(cut?.upperBound ?? html.endIndex)...],
        ]
    }

    /// The same of its nodes.
    fileprivate var eventParts: [ArraySlice<Event>] {
        let middle = events.firstIndex(where: \.isThematicBreak) ?? events.endIndex
        return [events[..<middle], events[middle...].dropFirst()]
    }
}

extension Event {
    /// Whether it is a link to a page of the site.
    fileprivate var isLinkOfSite: Bool {
        if case .link(let path) = kind { path.hasPrefix("/") } else { false }
    }

    /// A link to a page of the site as a complete URL.
    fileprivate func leading(to origin: String) -> Event {
        guard case .link(let path) = kind, isLinkOfSite else { return self }
        return Event(kind: .link(origin + path), isEntering: isEntering, position: position)
    }
}
