/// Moves the markers of sections to where whole elements begin and end.
///
/// A section around a paragraph is written inside it, and one around list items begins inside the
/// item before. Its markers move outward from the start or the end of their element until both
/// have the same parent, and further while the section is all that their parent contains: then the
/// element is shown or left out with it.
struct SectionPlacement<Element> {
    /// What an element of the document is to its structure.
    enum Role {
        case open
        case close
        case marker(SectionMarker)
        /// Content that is no reason to stay inside an element.
        case space
        case content
    }

    private(set) var elements: [(element: Element, role: Role)]
    /// The serials of the sections that begin in one element and end in the middle of another.
    private(set) var misplaced: Set<Int> = []

    init(_ elements: [(element: Element, role: Role)]) {
        self.elements = elements
        let serials = elements.compactMap { element in
            if case .marker(let marker) = element.role, marker.edge == .begin {
                marker.serial
            } else {
                nil
            }
        }
        for serial in serials where !settle(serial) { misplaced.insert(serial) }
    }

    /// Whether the section could be placed.
    private mutating func settle(_ serial: Int) -> Bool {
        // Each step moves a marker by at least one element in a direction that is never reversed.
        for _ in 0...(2 * elements.count) {
            guard let begin = index(serial, .begin), let end = index(serial, .end), begin < end
            else { return false }
            let (lowest, depth) = depths(begin, end)
            if lowest == 0, depth == 0 {
                guard let open = opening(before: begin), let close = closing(after: end) else {
                    return true
                }
                move(end, to: close + 1)
                move(begin, to: open)
            } else if lowest < 0 {
                if let close = closing(after: begin) {
                    move(begin, to: close + 1)
                } else if let open = opening(before: begin) {
                    move(begin, to: open)
                } else {
                    return false
                }
            } else if let open = opening(before: end) {
                move(end, to: open)
            } else if let close = closing(after: end) {
                move(end, to: close + 1)
            } else if let open = next(after: begin), case .open = elements[open].role {
                move(begin, to: open + 1)
            } else {
                return false
            }
        }
        return false
    }

    private func index(_ serial: Int, _ edge: SectionMarker.Edge) -> Int? {
        elements.firstIndex { element in
            if case .marker(let marker) = element.role {
                marker.serial == serial && marker.edge == edge
            } else {
                false
            }
        }
    }

    /// How deep the elements between two markers are, from the first marker: at the lowest point,
    /// and at the second one.
    private func depths(_ begin: Int, _ end: Int) -> (lowest: Int, last: Int) {
        var (lowest, depth) = (0, 0)
        for index in begin..<end {
            switch elements[index].role {
            case .open: depth += 1
            case .close: depth -= 1
            case .marker, .space, .content: break
            }
            lowest = min(lowest, depth)
        }
        return (lowest, depth)
    }

    private func opening(before index: Int) -> Int? {
        var index = index - 1
        while index >= 0, case .space = elements[index].role { index -= 1 }
        guard index >= 0, case .open = elements[index].role else { return nil }
        return index
    }

    private func closing(after index: Int) -> Int? {
        guard let next = next(after: index), case .close = elements[next].role else { return nil }
        return next
    }

    private func next(after index: Int) -> Int? {
        var index = index + 1
        while index < elements.count, case .space = elements[index].role { index += 1 }
        return index < elements.count ? index : nil
    }

    /// Moves a marker in front of the element at `target`; what it was alone in goes.
    private mutating func move(_ index: Int, to target: Int) {
        let marker = elements.remove(at: index)
        var target = target > index ? target - 1 : target
        if index > 0, index < elements.count, case .open = elements[index - 1].role,
            case .close = elements[index].role
        {
            elements.removeSubrange((index - 1)...index)
            if target >= index { target -= target > index ? 2 : 1 }
        }
        elements.insert(marker, at: target)
    }
}
