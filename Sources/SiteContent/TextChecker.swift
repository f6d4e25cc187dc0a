internal import CommonMark
internal import Diagnostics
internal import Rejections
internal import SourceFiles

/// Checks the Markdown of a page as its editor wrote it, before any variable is filled in.
struct TextChecker {
    let kind: PageFolder.Kind
    let body: SourceText
    let events: [Event]
    /// The pages that links may lead to.
    let slugs: Set<Slug>
    /// All pages, including those that are not published yet.
    let drafts: Set<Slug>
    let reporter: Reporter

    func check() {
        checkParts()
        checkHTML()
        for event in events where event.isEntering {
            switch event.kind {
            case .link(let destination): checkLink(destination, at: event.position)
            case .image:
                report(
                    event.position,
                    "an image would need another request; a page is read without any")
            case .heading(let level) where level == 1:
                report(
                    event.position,
                    "only the title is a heading of level 1; begin headings with '##'")
            default: break
            }
        }
    }

    /// The text of a reason has two parts, separated by one thematic break between blocks; that of
    /// a guide may have a second part.
    private func checkParts() {
        let breaks = events.filter { $0.isThematicBreak && $0.isEntering }
        if breaks.isEmpty, kind == .reason {
            report(
                Position.start,
                "the administrator's part is missing; begin it with '---' on a line of its own "
                    + "between empty lines")
        }
        for second in breaks.dropFirst() {
            report(
                second.position,
                "a second '---'; there is only one, between the sender's part and the "
                    + "administrator's")
        }
        if let first = breaks.first, first.position.column > 1 {
            report(first.position, "the '---' between the two parts must not be indented")
        }
        let hasSteps = events.prefix { !$0.isThematicBreak }.contains { event in
            if case .orderedList = event.kind { true } else { false }
        }
        if !hasSteps, kind == .reason {
            report(
                Position.start,
                "the sender's part has no steps; write them as a numbered list: '1. …'")
        }
    }

    /// Reports each element once: not its end if its beginning was reported.
    private func checkHTML() {
        var names: Set<Substring> = []
        for event in events {
            guard case .rawHTML(let html) = event.kind else { continue }
            let isEnd = html.hasPrefix("</")
            let name = html.dropFirst(isEnd ? 2 : 1).prefix { $0.isLetter || $0.isNumber }
            if isEnd, names.contains(name) { continue }
            names.insert(name)
            report(event.position, "HTML is never shown; write it in Markdown")
        }
    }

    private func checkLink(_ destination: String, at position: Position) {
        if destination.isEmpty {
            report(position, "the link has no destination; add one")
        } else if destination.hasPrefix("/") {
            checkPage(String(destination.dropFirst()), at: position)
        } else if !destination.hasPrefix("{{"), !destination.hasPrefix("%7B%7B"),
            !["https://", "http://", "tel:", "mailto:"].contains(where: destination.hasPrefix)
        {
            let page = Slug(destination).map { "\($0)" } ?? "mailbox-full"
            report(
                position,
                "'\(destination)' is not a link; write '/\(page)' for a page of the site, or a URL "
                    + "with https://")
        }
    }

    /// Reports a link to a page that does not exist or is not published.
    private func checkPage(_ name: String, at position: Position) {
        let slug = Slug(name)
        if let slug, slugs.contains(slug) { return }
        if let slug, drafts.contains(slug) {
            report(
                position,
                "the page '/\(name)' is a draft; publish it first, or leave the link out")
        } else {
            report(
                position,
                "there is no page '/\(name)'"
                    + Suggestion.clause(for: "/\(name)", among: slugs.map { "/\($0)" }.sorted()))
        }
    }

    private func report(_ position: Position, _ message: String) {
        let line = position.line + body.origin.line - 1
        reporter.error(body.path, Position(line: line, column: position.column), message)
    }
}
