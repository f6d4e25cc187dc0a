internal import Diagnostics
internal import Links
internal import Pages
internal import Rejections
internal import SiteContent
internal import Templating

/// Compiles one page: renders every variant in every format and splits it.
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
        let parameters = ParameterSet(reason?.parameters ?? [])
        var variants: [Format: [Page.Variant]] = [:]
        for known in parameters.subsets {
            let names = PageContext(frame: frame, subject: subject, locale: locale, known: known)
            var values = values(names, &diagnostics)
            for name in TemplateContract.lists {
                if case .items(let items)? = values[name] {
                    values["has-\(name)"] = .flag(!items.isEmpty)
                }
            }
            for format in Format.allCases {
                let segments = segments(format, values, names, &diagnostics)
                variants[format, default: []].append(
                    Page.Variant(known: known, segments: segments))
            }
        }
        let pages = variants.mapValues { Page(parameters: parameters, variants: $0) }
        guard let html = pages[.html], let text = pages[.text], let json = pages[.json] else {
            preconditionFailure("every format was rendered")
        }
        return Result(
            page: SitePage(subject: subject, locale: locale, html: html, text: text, json: json),
            diagnostics: diagnostics)
    }

    // MARK: What the page is about

    private var reason: Reason? {
        guard case .reason(let slug, _) = subject else { return nil }
        return frame.reason(slug)
    }

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
        let scope = Scope(values, tokens: TokenTable())
        let body = text.body(scope, origin: frame.site.baseURL.origin) {
            frame.destination(of: $0, locale)
        }
        for problem in body.problems {
            let path = frame.site.texts[explained.slug]?[text.language]?.path ?? ""
            diagnostics.error(path, .start, problem.message)
        }
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
        let scope = Scope(values, tokens: TokenTable()) { name in
            frame.phrase(name, values, locale).map(Value.text)
        }
        guard format != .json else {
            return PageJSON(frame: frame, names: names, values: values)
                .document(reason: reason, explained: reason.map(explained), blocklist: blocklist)
                .segments
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
        return skeleton.segments(scope.value)
    }

    private var templateNames: (html: TemplateLibrary.Name, text: TemplateLibrary.Name) {
        switch subject {
        case .index: (.index, .indexText)
        case .reason: (.page, .pageText)
        case .notFound: (.notFound, .notFoundText)
        }
    }
}
