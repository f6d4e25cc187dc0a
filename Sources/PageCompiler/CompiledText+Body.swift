internal import CommonMark
internal import Pages
internal import Templating

extension CompiledText {
    /// The text as HTML and for a terminal, cut into the sender's and the administrator's part.
    struct Body: Sendable {
        let senderHTML: [Segment]
        let administratorHTML: [Segment]
        let senderText: Text
        let administratorText: Text
        let steps: [Text]
    }
}

extension CompiledText.Body {
    /// Nothing, where the text has errors.
    init() {
        self.init(
            senderHTML: [], administratorHTML: [], senderText: Text(), administratorText: Text(),
            steps: [])
    }

    /// A body without a token in it.
    init(literal parsed: ParsedText) {
        let (sender, administrator) = parsed.parts
        let html = [sender, administrator].map { Segment.literal(Array($0.html.utf8)) }
        self.init(
            senderHTML: [html[0]], administratorHTML: [html[1]],
            senderText: Text(PlainText.rendered(sender.events[...])),
            administratorText: Text(PlainText.rendered(administrator.events[...])),
            steps: Steps(in: sender.events[...]).texts.map { Text($0) })
    }
}

extension Event {
    /// Whether it is a link to a page of the site.
    var isLinkOfSite: Bool {
        if case .link(let path) = kind { path.hasPrefix("/") } else { false }
    }

    /// A link to a page of the site as a complete URL.
    func leading(to origin: String) -> Event {
        guard case .link(let path) = kind, isLinkOfSite else { return self }
        return Event(kind: .link(origin + path), isEntering: isEntering, position: position)
    }
}
