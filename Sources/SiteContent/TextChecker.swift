internal import CommonMark
internal import Diagnostics
internal import Rejections
internal import SourceFiles

/// Checks the Markdown of a reason as its editor wrote it, before any variable is filled in.
struct TextChecker {
    let body: SourceText
    let events: [Event]
    /// The pages that links may lead to.
    let slugs: Set<Slug>
    /// The pages that there are besides, not yet published.
    let drafts: Set<Slug>
    let reporter: Reporter

    func check() {
        checkParts(events)
        for event in events where event.isEntering {
            switch event.kind {
            case .link(let destination): checkLink(destination, at: event.position)
            case .rawHTML:
                report(event.position, "HTML is never shown; write it in Markdown")
            case .image:
                report(
                    event.position,
                    "an image would need another request; a page must be read without any")
            case .heading(let level) where level == 1:
                report(
                    event.position,
                    "a heading of level 1 is the title's alone; begin headings with '##'")
            default: break
            }
        }
    }

    /// The text has two parts, told apart by one thematic break between blocks.
    private func checkParts(_ events: [Event]) {
        let breaks = events.filter { $0.isThematicBreak && $0.isEntering }
        if breaks.isEmpty {
            report(
                Position.start,
                "the administrator's part is missing; begin it with '---' on a line of its own "
                    + "between empty lines")
        }
        for second in breaks.dropFirst() {
            report(
                second.position,
                "a second '---'; the only one stands between the sender's part and the "
                    + "administrator's")
        }
        if let first = breaks.first, first.position.column > 1 {
            report(first.position, "the '---' between the two parts must not be indented")
        }
        let hasSteps = events.prefix { !$0.isThematicBreak }.contains { event in
            if case .orderedList = event.kind { true } else { false }
        }
        if !hasSteps {
            report(
                Position.start,
                "the sender's part has no steps; write them as a numbered list: '1. …'")
        }
    }

    private func checkLink(_ destination: String, at position: Position) {
        if destination.isEmpty {
            report(position, "the link leads nowhere; give it a destination")
        } else if destination.hasPrefix("/") {
            let name = String(destination.dropFirst())
            if let slug = Slug(name), drafts.contains(slug), !slugs.contains(slug) {
                report(
                    position,
                    "the page '\(destination)' is a draft; publish it first, or leave the link out")
            } else if Slug(name).map(slugs.contains) != true {
                report(
                    position,
                    "there is no page '\(destination)'"
                        + Suggestion.clause(for: name, among: slugs.map(\.description).sorted()))
            }
        } else if !destination.hasPrefix("{{"), !destination.hasPrefix("%7B%7B"),
            !["https://", "http://", "tel:", "mailto:"].contains(where: destination.hasPrefix)
        {
            report(
                position,
                "'\(destination)' is no link; write '/slug' for a page of the site or a URL with "
                    + "https://")
        }
    }

    private func report(_ position: Position, _ message: String) {
        let line = position.line + body.origin.line - 1
        reporter.error(body.path, Position(line: line, column: position.column), message)
    }
}
