/// Finds where the second heading of level 2 begins, with the sections that begin right before it.
struct SecondHeading {
    /// What an element of a text is to this search.
    enum Role {
        case heading
        case begin
        case end
        case space
        case content
    }

    private var headingCount = 0
    private var depth = 0
    /// Where the outermost open section begins, while nothing but headings' sections follow it.
    private var start: Int?
    private(set) var place: Int?

    /// - Parameter position: where the element begins.
    mutating func add(_ role: Role, at position: Int) {
        guard place == nil else { return }
        switch role {
        case .begin:
            if depth == 0 { start = position }
            depth += 1
        case .end: depth -= 1
        case .heading:
            headingCount += 1
            if headingCount > 1 { place = depth == 0 ? position : start }
            start = nil
        case .content: start = nil
        case .space: break
        }
    }
}

extension ParsedText.Part {
    /// The text cut before its second heading of level 2; the second part is empty without one.
    package var parts: (first: Self, second: Self) {
        let bytes = Array(html.utf8)
        let (cut, cutEvents) = (Self.secondHeading(bytes), secondHeadingEvent)
        guard let cut, let cutEvents else {
            return (self, Self(html: "", events: [], misplaced: []))
        }
        return (
            Self(
                html: String(decoding: bytes[..<cut], as: UTF8.self),
                events: Array(events[..<cutEvents]), misplaced: misplaced),
            Self(
                html: String(decoding: bytes[cut...], as: UTF8.self),
                events: Array(events[cutEvents...]), misplaced: [])
        )
    }

    private static func secondHeading(_ html: [UInt8]) -> Int? {
        let tag = Array("<h2>".utf8)
        var search = SecondHeading()
        var index = 0
        while index < html.count, search.place == nil {
            if let (marker, end) = SectionMarker.read(html, at: index) {
                search.add(marker.edge == .begin ? .begin : .end, at: index)
                index = end
                continue
            }
            let isSpace = html[index] == UInt8(ascii: "\n") || html[index] == UInt8(ascii: " ")
            let isHeading = html[index] == tag[0] && html[index...].starts(with: tag)
            search.add(isHeading ? .heading : isSpace ? .space : .content, at: index)
            index += isHeading ? tag.count : 1
        }
        return search.place
    }

    private var secondHeadingEvent: Int? {
        var search = SecondHeading()
        for (index, event) in events.enumerated() {
            switch event.kind {
            case .marker(let marker):
                search.add(marker.edge == .begin ? .begin : .end, at: index)
            case .heading(level: 2) where event.isEntering: search.add(.heading, at: index)
            case .softBreak: search.add(.space, at: index)
            default: search.add(.content, at: index)
            }
        }
        return search.place
    }
}
