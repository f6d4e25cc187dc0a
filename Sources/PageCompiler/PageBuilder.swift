internal import Diagnostics
internal import Links
internal import Pages
internal import Rejections
internal import SiteContent
internal import Templating

/// Compiles one page: renders it in every format and splits it.
struct PageBuilder {
    let context: SiteContext
    let templates: TemplateLibrary
    /// The templates without errors; what the others would make of the page is left out.
    let intact: Set<TemplateLibrary.Name>
    let skeletons: SkeletonCache
    let subject: Subject
    let locale: LanguageTag

    /// A page, and what is wrong with its text or its templates.
    struct Result: Sendable {
        let page: SitePage
        let diagnostics: Diagnostics
    }

    func compiled() -> Result {
        var diagnostics = Diagnostics()
        var values = values(&diagnostics)
        for name in TemplateContract.lists {
            if case .items(let items)? = values[name] {
                values["has-\(name)"] = .flag(!items.isEmpty)
            }
        }
        let page = SitePage(subject: subject, locale: locale) { format in
            Page(context.shared(segments(format, values, &diagnostics)))
        }
        return Result(page: page, diagnostics: diagnostics)
    }

    // MARK: What the page is about

    private var reason: Reason? {
        guard case .reason(let slug, _) = subject else { return nil }
        return context.reason(slug)
    }

    /// The parameters that a link may give the page.
    private var parameters: Set<Parameter> { reason?.parameters ?? [] }

    private var page: PageContext {
        PageContext(context: context, subject: subject, locale: locale, parameters: parameters)
    }

    /// The blocklist that the page is about.
    private var list: (blocklist: Blocklist, name: ListName)? {
        guard case .reason(_, let name?) = subject else { return nil }
        return context.blocklist(name).map { ($0, name) }
    }

    /// The reason whose text the page shows: that of its blocklist, if it is about one.
    private func explained(_ reason: Reason) -> Reason {
        let explanation = (list?.blocklist).flatMap {
            context.explanation(of: $0, for: reason.slug)
        }
        return explanation.flatMap(context.reason) ?? reason
    }

    // MARK: Values

    private func values(_ diagnostics: inout Diagnostics) -> [String: Value] {
        switch subject {
        case .index, .blocklists, .notFound: return IndexNames(page: page).values
        case .reason:
            guard let reason else { preconditionFailure("pages are made of the site's reasons") }
            let explained = explained(reason)
            var values = ReasonNames(page: page, reason: reason, explained: explained, list: list)
                .values
            addText(of: explained.slug, to: &values, &diagnostics)
            let forward = ForwardMessage(page: page, explained: explained)
            var isUnused = false
            if case .flag(true)? = values["list-unused"] { isUnused = true }
            // The text says that the operator rejected the message.
            if isUnused { values["summary"] = .text(page.text(of: .listNotUsed, values)) }
            values["forwards"] = .items(forward.items(values, isUnused: isUnused))
            return values
        case .guide(let slug):
            guard let guide = context.guide(slug) else {
                preconditionFailure("pages are made of the site's guides")
            }
            var values = GuideNames(page: page, guide: guide).values
            addText(of: slug, to: &values, &diagnostics)
            return values
        }
    }

    private func addText(
        of slug: Slug, to values: inout [String: Value], _ diagnostics: inout Diagnostics
    ) {
        let text = context.text(slug, locale)
        let scope = Scope(values, sections: TemplateContract.sections)
        let body = text.body(
            scope, locale: locale, origin: context.site.baseURL.origin,
            links: { context.destination(of: $0, locale) }, into: &diagnostics)
        values["title"] = .text(text.title.text(scope))
        values["summary"] = .text(text.summary.text(scope))
        values["next"] = text.next.map { .text($0.text(scope)) } ?? .absent
        values["steps-html"] = .html(body.stepsHTML)
        values["sender-html"] = .html(body.senderHTML)
        values["administrator-html"] = .html(body.administratorHTML)
        values["steps-text"] = .text(body.stepsText)
        values["sender-text"] = .text(body.senderText)
        values["administrator-text"] = .text(body.administratorText)
        values["steps"] = .items(body.steps.map { ["text": .text($0)] })
        let facts = context.facts(text.language)
        values["text-language"] = .text(text.language.description)
        values["text-direction"] = .text(facts.direction)
        if text.language != locale {
            values["fallback"] = .text(
                page.text(of: .fallbackNotice(text.language), values))
        }
    }

    // MARK: Formats

    private func segments(
        _ format: Format, _ values: [String: Value], _ diagnostics: inout Diagnostics
    ) -> [Segment] {
        let scope = Scope(values, sections: TemplateContract.sections) { name in
            context.phrase(name, values, locale).map(Value.text)
        }
        guard format != .json else {
            return PageJSON(page: page, values: values)
                .document(
                    reason: reason, explained: reason.map(explained), blocklist: list?.blocklist
                )
                .segments(parameters)
        }
        let name = format == .html ? templateNames.html : templateNames.text
        guard intact.contains(name) else { return [] }
        let key = SkeletonKey(
            template: name, locale: locale,
            shape: Value.shape(of: values, names: TemplateContract.inOrder))
        let skeleton = skeletons.value(for: key) {
            let document = templates.rendered(name, scope)
            diagnostics.report(scope.unknown.map { templates.diagnostic(unknown: $0) })
            guard format == .html else {
                return Skeleton(document, tokens: scope.tokens, in: .plain)
            }
            let splitter = DocumentSplitter.split(document, tokens: scope.tokens)
            diagnostics.report(splitter.problems.map { templates.diagnostic($0) })
            return splitter.skeleton
        }
        let segments = skeleton.segments(parameters, scope.value)
        return format == .text ? PlainTextLayout.laidOut(segments) : segments
    }

    private var templateNames: (html: TemplateLibrary.Name, text: TemplateLibrary.Name) {
        switch subject {
        case .index: (.index, .indexText)
        case .blocklists: (.blocklists, .blocklistsText)
        case .reason: (.page, .pageText)
        case .guide: (.guide, .guideText)
        case .notFound: (.notFound, .notFoundText)
        }
    }
}
