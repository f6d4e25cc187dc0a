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
        /// Content that does not keep a section inside an element.
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
        // A marker waits for those between it and the end of its element. Only what nothing moves
        // outward any more may move inward.
        while serials.contains(where: { movesOutward($0) })
            || serials.contains(where: { movesInward($0) })
        {}
        for serial in serials where !isPlaced(serial) { misplaced.insert(serial) }
    }

    /// A section's place: where its markers are, and how deep the elements between them are, seen
    /// from the first marker: at the lowest point and at the second marker.
    private struct Place {
        let begin: Int
        let end: Int
        var lowest = 0
        var depth = 0
    }

    private func place(_ serial: Int) -> Place? {
        guard let begin = index(serial, .begin), let end = index(serial, .end), begin < end
        else { return nil }
        return place(begin, end)
    }

    private func place(_ begin: Int, _ end: Int) -> Place {
        var place = Place(begin: begin, end: end)
        for index in begin..<end {
            switch elements[index].role {
            case .open: place.depth += 1
            case .close: place.depth -= 1
            case .marker, .space, .content: break
            }
            place.lowest = min(place.lowest, place.depth)
        }
        return place
    }

    /// Whether both markers have the same parent.
    private func isPlaced(_ serial: Int) -> Bool {
        place(serial).map { $0.lowest == 0 && $0.depth == 0 } ?? false
    }

    /// Moves a section's markers outward as far as possible, so each of them only finitely often.
    /// - Returns: whether any was moved.
    private mutating func movesOutward(_ serial: Int) -> Bool {
        var hasMoved = false
        while let place = place(serial) {
            if place.lowest == 0, place.depth == 0 {
                guard let open = opening(before: place.begin),
                    let close = closing(after: place.end)
                else { return hasMoved }
                move(place.end, to: close + 1)
                move(place.begin, to: open)
            } else if place.lowest < 0, let close = closing(after: place.begin) {
                move(place.begin, to: close + 1)
            } else if place.lowest < 0, let open = opening(before: place.begin) {
                move(place.begin, to: open)
            } else if place.lowest == 0, let open = opening(before: place.end) {
                move(place.end, to: open)
            } else if place.lowest == 0, let close = closing(after: place.end) {
                move(place.end, to: close + 1)
            } else {
                return hasMoved
            }
            hasMoved = true
        }
        return hasMoved
    }

    /// Moves the beginning of a section into the element in whose middle it ends.
    private mutating func movesInward(_ serial: Int) -> Bool {
        guard let place = place(serial), place.lowest == 0, place.depth > 0,
            let open = next(after: place.begin), case .open = elements[open].role,
            self.place(open + 1, place.end).lowest == 0
        else { return false }
        move(place.begin, to: open + 1)
        return true
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
