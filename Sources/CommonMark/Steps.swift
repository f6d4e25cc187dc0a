/// Finds the steps of a text: the items of the first ordered list that a reader sees.
package struct Steps {
    /// The text of each step without its number, in the markers of the sections that it is in.
    package private(set) var texts: [String] = []
    /// The sections around what is read, the outermost first.
    private var sections: [SectionMarker] = []
    /// The opposites of the sections around earlier lists: who sees those does not see this one.
    private var opposites: [SectionMarker] = []

    package init(in events: ArraySlice<Event>) {
        var rest = events
        while let list = rest.indices.first(where: { sees(rest[$0]) }) {
            let around = sections
            rest = items(of: rest[(list + 1)...])
            // A list outside of sections is shown to everyone. If it is inside several sections, its
            // opposite is not a single condition.
            guard let section = around.first, around.count == 1 else { return }
            opposites.append(
                SectionMarker.pair(section.section ^ 1, serial: section.serial).begin)
        }
    }

    /// Whether an ordered list begins, after keeping account of sections.
    private mutating func sees(_ event: Event) -> Bool {
        switch event.kind {
        case .orderedList: return event.isEntering
        case .marker(let marker) where marker.edge == .begin: sections.append(marker)
        case .marker(let marker): sections.removeAll { $0.serial == marker.serial }
        default: break
        }
        return false
    }

    /// Reads the items of a list.
    /// - Returns: what follows the list.
    private mutating func items(of events: ArraySlice<Event>) -> ArraySlice<Event> {
        var depth = 0
        var start = events.startIndex
        for index in events.indices {
            switch events[index].kind {
            case .item, .orderedList, .bulletList:
                if events[index].isEntering {
                    if depth == 0 { start = index + 1 }
                    depth += 1
                } else {
                    depth -= 1
                    if depth < 0 { return events[(index + 1)...] }
                    if depth == 0 { append(events[start..<index]) }
                }
            default:
                if depth == 0 { _ = sees(events[index]) }
            }
        }
        return []
    }

    private mutating func append(_ item: ArraySlice<Event>) {
        var step = StepLine(PlainText.rendered(item)).text
        for marker in (opposites + sections).reversed() {
            let (begin, end) = SectionMarker.pair(marker.section, serial: marker.serial)
            step = begin.word + step + end.word
        }
        texts.append(step)
    }
}
