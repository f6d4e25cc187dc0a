internal import Diagnostics
internal import Links
internal import Pages
internal import Rejections
internal import SiteContent
internal import Templating

/// Compiles one page: renders it in every format and splits it.
struct PageBuilder {
    let frame: SiteContext
    let templates: TemplateLibrary
    let skeletons: SkeletonCache
    let subject: Subject
    let locale: LanguageTag

    /// A page, and what its templates did wrong.
    struct Result: Sendable {
        let page: SitePage
        let diagnostics: Diagnostics
    }

    func compiled() -> Result {
        var diagnostics = Diagnostics()
        let names = PageContext(
            frame: frame, subject: subject, locale: locale, parameters: parameters)
        var values = values(names, &diagnostics)
        for name in TemplateContract.lists {
            if case .items(let items)? = values[name] {
                values["has-\(name)"] = .flag(!items.isEmpty)
            }
        }
        let page = SitePage(subject: subject, locale: locale) { format in
            Page(frame.shared(segments(format, values, names, &diagnostics)))
        }
        return Result(page: page, diagnostics: diagnostics)
    }

    // MARK: What the page is about

    private var reason: Reason? {
        guard case .reason(let slug, _) = subject else { return nil }
        return frame.reason(slug)
    }

    /// What a link may tell the page.
    private var parameters: Set<Parameter> { reason?.parameters ?? [] }

    private var zone: Zone? {
        if case .reason(_, let zone) = subject { zone } else { nil }
    }

    private var blocklist: Blocklist? {
        zone.flatMap(frame.blocklist)
    }

    /// The reason whose text the page shows: that of its blocklist, if it is about one.
    private func explained(_ reason: Reason) -> Reason {
        blocklist.flatMap(reason.explanation).flatMap(frame.reason) ?? reason
    }

    // MARK: Values

    private func values(
        _ names: PageContext, _ diagnostics: inout Diagnostics
    ) -> [String: Value] {
        switch subject {
        case .index: return names.index
        case .notFound: return names.index
        case .reason:
            guard let reason else { preconditionFailure("pages are made of the site's reasons") }
            let explained = explained(reason)
            var values = names.names(
                of: reason, explained: explained, blocklist: blocklist, zone: zone)
            addText(of: explained, to: &values, &diagnostics)
            if explained.actor == .provider {
                let forward = ForwardMessage(frame: frame, names: names, explained: explained)
                values["forwards"] = .items(forward.items(values))
            }
            return values
        }
    }

    private func addText(
        of explained: Reason, to values: inout [String: Value], _ diagnostics: inout Diagnostics
    ) {
        let text = frame.text(explained.slug, locale)
        let scope = Scope(values, sections: TemplateContract.sections)
        let body = text.body(
            scope, origin: frame.site.baseURL.origin,
            links: { frame.destination(of: $0, locale) }, into: &diagnostics)
        values["title"] = .text(text.title.text(scope))
        values["summary"] = .text(text.summary.text(scope))
        values["sender-html"] = .html(body.senderHTML)
        values["administrator-html"] = .html(body.administratorHTML)
        values["sender-text"] = .text(body.senderText)
        values["administrator-text"] = .text(body.administratorText)
        values["steps"] = .items(body.steps.map { ["text": .text($0)] })
        let facts = frame.facts(text.language)
        values["text-language"] = .text(text.language.description)
        values["text-direction"] = .text(facts.direction)
        if text.language != locale {
            values["fallback"] =
                frame.phrase(
                    "fallback-notice", values, locale,
                    sentence: [
                        "language-name": .text(frame.facts(locale).name(of: text.language))
                    ]
                ).map(Value.text) ?? .flag(true)
        }
    }

    // MARK: Formats

    private func segments(
        _ format: Format, _ values: [String: Value], _ names: PageContext,
        _ diagnostics: inout Diagnostics
    ) -> [Segment] {
        let scope = Scope(values, sections: TemplateContract.sections) { name in
            frame.phrase(name, values, locale).map(Value.text)
        }
        guard format != .json else {
            return PageJSON(frame: frame, names: names, values: values)
                .document(reason: reason, explained: reason.map(explained), blocklist: blocklist)
                .segments(parameters)
        }
        let name = format == .html ? templateNames.html : templateNames.text
        let key = SkeletonCache.Key(
            template: name, locale: locale,
            shape: Value.shape(of: values, names: TemplateContract.inOrder))
        let skeleton = skeletons.skeleton(for: key) {
            let document = templates.rendered(name, scope)
            diagnostics.report(scope.unknown.map { templates.diagnostic(unknown: $0) })
            guard format == .html else {
                return Skeleton(document, tokens: scope.tokens, in: .plain)
            }
            let splitter = DocumentSplitter.split(document, tokens: scope.tokens)
            diagnostics.report(splitter.problems.map { templates.diagnostic($0) })
            return splitter.skeleton
        }
        return skeleton.segments(parameters, scope.value)
    }

    private var templateNames: (html: TemplateLibrary.Name, text: TemplateLibrary.Name) {
        switch subject {
        case .index: (.index, .indexText)
        case .reason: (.page, .pageText)
        case .notFound: (.notFound, .notFoundText)
        }
    }
}
