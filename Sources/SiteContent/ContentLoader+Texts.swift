internal import CommonMark
internal import Diagnostics
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// The texts of a reason or a guide.
    /// - Parameters:
    ///   - actor: who must act, if the page is that of a reason and its file says so.
    func readTexts(
        of folder: PageFolder, actor: Actor?, links: LinkTargets, _ rfcs: RFCTable?,
        _ locales: TextLocales
    ) -> [LanguageTag: PageText] {
        var texts: [LanguageTag: PageText] = [:]
        for locale in locales.all {
            let file = "\(folder.path)/\(locale).md"
            if tree.has(file) {
                texts[locale] = readText(of: folder, actor: actor, file, links: links, rfcs)
            } else if locale == locales.defaultLocale {
                reporter.error(
                    tree.path(file), .start, "the text in the default locale is missing; write it")
            } else if !folder.isDraft, locales.published.contains(locale) {
                let fallback = locales.defaultLocale.map { " in '\($0)'" } ?? ""
                reporter.warning(
                    tree.path(file), .start,
                    "the text is missing; until it is written the page shows the one\(fallback)")
            }
        }
        guard locales.areCertain else { return texts }
        for name in names(in: folder.path)
        where name != folder.kind.factsFile
            && !(folder.kind == .reason && name == SiteReplies.file)
            && !locales.all.contains(where: { name == "\($0).md" })
            && tree.isOwn("\(folder.path)/\(name)")
        {
            reporter.warning(
                tree.path("\(folder.path)/\(name)"), .start,
                "nothing reads this file; texts are named after a locale in site.yaml")
        }
        return texts
    }

    private func readText(
        of folder: PageFolder, actor: Actor?, _ file: String, links: LinkTargets, _ rfcs: RFCTable?
    ) -> PageText? {
        let path = tree.path(file)
        guard let text = readText(file, .text),
            let front = FrontMatter(text, path: path, reporter: reporter)
        else { return nil }
        for (index, line) in text.lines.enumerated()
        where line.hasPrefix("<<<<<<< ") || line.hasPrefix(">>>>>>> ") {
            reporter.error(
                path, Position(line: index + 1, column: 1),
                "this line is left over from a merge; keep one of the two versions, and remove the "
                    + "lines with '<<<<<<<', '=======', and '>>>>>>>'")
        }
        if let rfcs { checkRFCs(in: SourceText(text: text, path: path, origin: .start), rfcs) }
        return YAMLReader.read(
            front.yaml, path: path, precedingLines: FrontMatter.lineOffset, reporter: reporter
        ) { yaml in
            let title = yaml.requiredSource("title", .line, "What happened, in a few words.")
            let summary = yaml.requiredSource("summary", .text, "The first paragraph.")
            let short = yaml.source("short", .line, "The title in lists of pages.")
            let isReason = folder.kind == .reason
            let next =
                isReason ? yaml.requiredSource("next", .text, "The one thing to do next.") : nil
            let forwards =
                isReason
                ? yaml.group(
                    "forward", "What the sender passes on, by whom it is for.", Self.readForwards)
                : nil
            let source = yaml.value(
                "source", .translationSource, "The version of the text this one translates.")
            let words =
                isReason
                ? yaml.values(
                    "words", .singleLine, "What bounce messages say in the language of the text.")
                : []
            if actor == .provider, !yaml.isWrong("forward"), forwards?[.provider] == nil {
                yaml.error(
                    "forward",
                    "'forward' has no text for the 'provider', who must act; write what the sender "
                        + "asks them to do")
            }
            let parsed = ParsedText(front.body.text)
            TextChecker(
                kind: folder.kind, body: front.body, events: parsed.events,
                slugs: links.pages(for: folder), drafts: links.all, reporter: reporter
            ).check()
            guard let title, let summary, next != nil || !isReason else { return nil }
            return PageText(
                path: path, title: title, short: short, summary: summary, next: next,
                forwards: forwards ?? [:], body: front.body,
                parsedBody: front.body.text.utf8.contains(UInt8(ascii: "{")) ? nil : parsed,
                source: source, words: words)
        }
    }

    private static func readForwards(_ yaml: YAMLReader) -> [Addressee: SourceText]? {
        var forwards: [Addressee: SourceText] = [:]
        for addressee in Addressee.allCases {
            forwards[addressee] = yaml.source(YAMLKey(addressee.rawValue), .text, "")
        }
        return forwards
    }
}

extension ValueFormat<TranslationSource> {
    fileprivate static var translationSource: Self {
        Self("a locale and a digest, as 'retour accept' writes them")
    }
}
