internal import Pages

/// Splits a rendered HTML document at its tokens into literal bytes, slots and sections.
///
/// A token where no value can be made safe is a problem, not a guess.
package struct DocumentSplitter {
    /// A name that is where its value must not be.
    package struct Problem: Hashable, Sendable {
        package let name: String
        package let message: String
        let isURL: Bool
        /// Whether it is about a section, not about a value.
        package let isSection: Bool
    }

    package private(set) var skeleton = Skeleton()
    package private(set) var problems: Set<Problem> = []
    private var scanner = HTMLScanner()
    private var sections: [Section] = []

    /// Where a section began, and the elements that it has opened.
    private struct Section {
        let name: String
        let state: HTMLScanner.State
        let valueCount: Int
        var elements: [String] = []
    }

    package static func split(_ document: String, tokens: TokenTable) -> DocumentSplitter {
        var splitter = DocumentSplitter()
        tokens.scan(Array(document.utf8)) { literal in
            splitter.advance(literal)
            splitter.skeleton.append(literal: literal)
        } token: { token in
            switch token {
            case .value(let entry): splitter.place(entry.value, in: entry.slot)
            case .begin(let name): splitter.begin(name)
            case .end: splitter.end()
            }
        }
        return splitter
    }

    /// Where in a template the problem arises, or `nil` if not in this one.
    static func index(
        of problem: Problem, in template: String, sections: SectionNames
    ) -> String.Index? {
        var splitter = DocumentSplitter()
        var start = template.startIndex
        let value: Value = problem.isURL ? .url(Text("x")) : .text(Text("x"))
        for tag in MustacheTag.all(in: template) {
            splitter.advance(Array(template[start..<tag.index].utf8)[...])
            start = tag.range.upperBound
            switch tag.kind {
            case .variable where tag.name == problem.name,
                .unescaped where tag.name == problem.name:
                splitter.place(value, in: Slot(name: tag.name))
            case .section where sections.contains(tag.name),
                .inverted where sections.contains(tag.name):
                splitter.begin(SectionNames.Name(name: tag.name, isKnown: tag.kind == .section))
            case .end where sections.contains(tag.name): splitter.end()
            default: continue
            }
            if splitter.problems.contains(problem) { return tag.index }
        }
        return nil
    }

    private mutating func advance(_ bytes: ArraySlice<UInt8>) {
        scanner.advance(bytes)
        let tags = scanner.takeTags()
        guard !sections.isEmpty else { return }
        for tag in tags { note(tag) }
    }

    // MARK: Values

    private mutating func place(_ value: Value, in slot: Slot) {
        switch (scanner.state, value) {
        case (.text, .text), (.text, .url): put(slot, .escaped(.text, parameters: .text))
        case (.raw("title"), .text), (.raw("title"), .url), (.raw("textarea"), .text),
            (.raw("textarea"), .url):
            put(slot, .escaped(.plainElement, parameters: .plainElement))
        case (.text, .html), (.raw("style"), .css): put(slot, .raw)
        case (.doubleQuoted, .text), (.doubleQuoted, .url): placeInAttribute(value, slot)
        case (_, .conditional(_, let inner)): place(inner, in: slot)
        default:
            refuse(slot.name, value, Self.unsafe(slot.name, scanner.state.place))
        }
        scanner.skipValue()
    }

    private mutating func placeInAttribute(_ value: Value, _ slot: Slot) {
        let attribute = scanner.attributeName
        if Self.isTextAttribute(attribute) {
            put(slot, .escaped(.attribute, parameters: .attribute))
        } else if !Self.urlAttributes.contains(attribute) {
            refuse(
                slot.name, value, Self.unsafe(slot.name, "in the attribute '\(attribute)'"))
        } else if !scanner.isValueEmpty {
            put(slot, .encoded)
        } else if value.isURL {
            put(slot, .escaped(.attribute, parameters: .urlQuery))
        } else {
            refuse(
                slot.name, value,
                "'\(slot.name)' is not a URL, so it cannot begin the value of '\(attribute)'")
        }
    }

    private mutating func put(_ slot: Slot, _ placement: Placement) {
        skeleton.append(slot, placement)
    }

    private mutating func refuse(_ name: String, _ value: Value, _ message: String) {
        problems.insert(Problem(name: name, message: message, isURL: value.isURL, isSection: false))
    }

    private static func unsafe(_ name: String, _ place: String) -> String {
        "'\(name)' is \(place), where no value is safe; print it between tags or in a "
            + "double-quoted attribute such as 'title'"
    }

    // MARK: Sections

    private mutating func begin(_ name: SectionNames.Name) {
        let context: Segment.Context? =
            switch scanner.state {
            case .text: .text
            case .raw("title"), .raw("textarea"): .plainElement
            case .doubleQuoted: .attribute
            default: nil
            }
        if context == nil { refuseSection(name.name, "begins \(scanner.state.place)") }
        sections.append(
            Section(
                name: name.name, state: scanner.state, valueCount: scanner.valueCount))
        skeleton.begin(name, context ?? .text)
    }

    private mutating func end() {
        guard let section = sections.popLast() else { return }
        let isSamePlace =
            scanner.state == section.state
            && (scanner.state != .doubleQuoted || scanner.valueCount == section.valueCount)
        let isBalanced = section.elements.allSatisfy(Self.optionalEndTags.contains)
        if !isSamePlace || !isBalanced {
            refuseSection(section.name, "ends elsewhere than it begins")
        }
        skeleton.end()
    }

    /// Keeps track of the elements that the innermost section has opened.
    private mutating func note(_ tag: String) {
        guard let last = sections.indices.last else { return }
        guard tag.hasPrefix("/") else {
            let isVoid = tag.hasSuffix("/") || tag.hasPrefix("!") || Self.voidElements.contains(tag)
            if !isVoid { sections[last].elements.append(tag) }
            return
        }
        let name = String(tag.dropFirst())
        if let open = sections[last].elements.lastIndex(of: name) {
            sections[last].elements.removeSubrange(open...)
        } else {
            refuseSection(sections[last].name, "ends an element that it does not begin")
        }
    }

    private mutating func refuseSection(_ name: String, _ what: String) {
        let message =
            "the section of '\(name)' \(what); put its tags around whole elements, around text, or "
            + "inside one double-quoted attribute"
        problems.insert(Problem(name: name, message: message, isURL: false, isSection: true))
    }
}

// MARK: HTML

extension DocumentSplitter {
    /// The attributes of HTML whose value is one URL that the reader may follow or load.
    private static let urlAttributes: Set<String> = [
        "action", "cite", "formaction", "href", "poster", "src",
    ]

    /// The attributes whose value is text that nothing runs, loads or interprets. All others are
    /// unsafe: `on…` and `srcdoc` are code, `style` is CSS, `srcset` and `ping` are lists of URLs.
    private static let textAttributes: Set<String> = [
        "abbr", "alt", "class", "content", "datetime", "dir", "for", "headers", "hreflang", "id",
        "label", "lang", "media", "name", "placeholder", "rel", "role", "scope", "title", "type",
        "value",
    ]

    private static func isTextAttribute(_ name: String) -> Bool {
        textAttributes.contains(name) || name.hasPrefix("aria-") || name.hasPrefix("data-")
    }

    /// HTML Living Standard §13.1.2.
    private static let voidElements: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ]

    /// The elements whose end tag may be left out (HTML Living Standard §13.1.2.4).
    private static let optionalEndTags: Set<String> = [
        "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot", "th",
        "thead", "tr",
    ]
}

extension Value {
    fileprivate var isURL: Bool {
        switch self {
        case .url: true
        case .conditional(_, let value): value.isURL
        default: false
        }
    }
}
