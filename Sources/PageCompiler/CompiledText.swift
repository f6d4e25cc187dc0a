internal import CommonMark
internal import Diagnostics
internal import Pages
internal import Rejections
internal import SiteContent

/// The words of one reason in one language, parsed once and rendered for each page that shows them.
struct CompiledText: Sendable {
    let language: LanguageTag
    let title: CompiledSource
    let short: CompiledSource?
    let summary: CompiledSource
    let forward: CompiledSource?
    private let body: CompiledSource
    /// The body where neither a value nor a page of the site stands in it.
    private let parsedBody: ParsedText?

    init(
        _ text: ReasonText, language: LanguageTag, parameters: Set<Parameter>,
        into diagnostics: inout Diagnostics
    ) {
        let checker = TagChecker(
            rules: Names.inTexts(parameters), partials: nil, allowsUnescaped: false)
        self.language = language
        title = CompiledSource(text.title, checker: checker, into: &diagnostics)
        short = text.short.map { CompiledSource($0, checker: checker, into: &diagnostics) }
        summary = CompiledSource(text.summary, checker: checker, into: &diagnostics)
        forward = text.forward.map { CompiledSource($0, checker: checker, into: &diagnostics) }
        body = CompiledSource(text.body, checker: checker, into: &diagnostics)
        parsedBody = text.parsedBody.flatMap { parsed in
            parsed.events.contains(where: \.isLinkOfSite) ? nil : parsed
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
        let parsed = parsedBody ?? ParsedText(body.rendered(scope), rewritingLinks: links)
        // TextChecker makes sure that there is one thematic break, and cmark's safe mode that
        // nothing else prints this tag.
        let html = parsed.html
        let cut = html.firstRange(ofBytes: "<hr />\n")
        let senderHTML = html[..<(cut?.lowerBound ?? html.endIndex)]
        let administratorHTML = html[(cut?.upperBound ?? html.endIndex)...]
        let middle =
            parsed.events.firstIndex { $0.kind == .thematicBreak } ?? parsed.events.endIndex
        guard parsedBody == nil else {
            // No token stands in it.
            let senderEvents = parsed.events[..<middle]
            return Body(
                senderHTML: [.literal(Array(senderHTML.utf8))],
                administratorHTML: [.literal(Array(administratorHTML.utf8))],
                senderText: Text(PlainText.rendered(senderEvents)),
                administratorText: Text(PlainText.rendered(parsed.events[middle...].dropFirst())),
                steps: PlainText.steps(in: Array(senderEvents)).map { Text($0) }, problems: [])
        }
        let tokens = scope.tokens
        let sender = DocumentSplitter.split(String(senderHTML), tokens: tokens)
        let administrator = DocumentSplitter.split(String(administratorHTML), tokens: tokens)
        let events = parsed.events.map { $0.leading(to: origin) }
        let senderEvents = Array(events[..<middle])
        return Body(
            senderHTML: sender.skeleton.segments(scope.value),
            administratorHTML: administrator.skeleton.segments(scope.value),
            senderText: tokens.text(of: PlainText.rendered(senderEvents)),
            administratorText: tokens.text(of: PlainText.rendered(events[middle...].dropFirst())),
            steps: PlainText.steps(in: senderEvents).map(tokens.text(of:)),
            problems: sender.problems.union(administrator.problems))
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
