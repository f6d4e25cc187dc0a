internal import CommonMark
internal import Pages
internal import Rejections
internal import Templating

extension CompiledText {
    /// The text as HTML and for a terminal, cut into what the sender can do, the rest of the
    /// sender's part, and the administrator's part.
    struct Body: Sendable {
        let stepsHTML: [Segment]
        let senderHTML: [Segment]
        let administratorHTML: [Segment]
        let stepsText: Text
        let senderText: Text
        let administratorText: Text
        let steps: [Text]
    }
}

/// A body as it is rendered of any values of the same shape. Where the text has errors, each of its
/// three parts is empty.
struct BodySkeleton: Sendable {
    var html = [Skeleton(), Skeleton(), Skeleton()]
    var texts = [Skeleton(), Skeleton(), Skeleton()]
    var steps: [Skeleton] = []
}

extension CompiledText.Body {
    init(_ skeleton: BodySkeleton, _ scope: Scope) {
        self.init(
            // The page's own parameters decide when the page is put together.
            html: skeleton.html.map { $0.segments(Set(Parameter.allCases), scope.value) },
            text: skeleton.texts.map { $0.text(scope.value) },
            steps: skeleton.steps.map { $0.text(scope.value) })
    }

    /// A body without a token in it.
    init(literal parsed: ParsedText) {
        let parts = parsed.threeParts
        self.init(
            html: parts.map { [Segment.literal(Array($0.html.utf8))] },
            text: parts.map { Text(PlainText.rendered($0.events[...])) },
            steps: Steps(in: parts[0].events[...]).texts.map { Text($0) })
    }

    /// - Parameters:
    ///   - html: of the three parts.
    ///   - text: the same for a terminal.
    init(html: [[Segment]], text: [Text], steps: [Text]) {
        self.init(
            stepsHTML: html[0], senderHTML: html[1], administratorHTML: html[2],
            stepsText: text[0], senderText: text[1], administratorText: text[2], steps: steps)
    }
}

extension ParsedText {
    /// What the sender can do, the rest of the sender's part, and the administrator's part.
    var threeParts: [Part] {
        let (sender, administrator) = parts
        return [sender.parts.first, sender.parts.second, administrator]
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
