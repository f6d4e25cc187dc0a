internal import CommonMark
internal import SiteContent
internal import SourceFiles
internal import Templating

/// What a text and its translation must have in common.
struct TextOutline {
    /// The level of each heading.
    let headings: [Int]
    /// How many steps each numbered list has.
    let steps: [Int]
    /// Where each link leads.
    let links: [String]
    /// How many listings of commands or records there are.
    let codeBlocks: Int
    /// The Mustache tags, in the order of their names: languages differ in the order of words.
    let placeholders: [String]

    init(_ text: ReasonText) {
        let events = text.eventsWithoutTags(keepsKnown: true)
        var headings: [Int] = []
        var steps: [Int] = []
        var links: [String] = []
        var codeBlocks = 0
        // The lists open at this place: for a numbered one its place in `steps`.
        var lists: [Int?] = []
        for event in events {
            switch (event.kind, event.isEntering) {
            case (.heading(let level), true): headings.append(level)
            case (.orderedList, true):
                lists.append(steps.count)
                steps.append(0)
            case (.bulletList, true): lists.append(nil)
            case (.orderedList, false), (.bulletList, false): lists.removeLast()
            case (.item, true): if let list = lists.last, let list { steps[list] += 1 }
            case (.link(let destination), true): links.append(destination)
            case (.codeBlock, true): codeBlocks += 1
            default: break
            }
        }
        self.headings = headings
        self.steps = steps
        self.links = links
        self.codeBlocks = codeBlocks
        let sources = [text.title, text.short, text.summary, text.forward, text.body].compactMap(
            \.self)
        placeholders = sources.flatMap { MustacheTag.all(in: $0.text) }.map(\.spelling).sorted()
    }

    /// What `translation` has otherwise, each as the end of a sentence.
    func differences(from translation: TextOutline) -> [String] {
        var result: [String] = []
        func compare<Element: Equatable>(
            _ noun: String, _ mine: [Element], _ theirs: [Element], _ spell: (Element) -> String
        ) {
            guard mine != theirs else { return }
            func spelled(_ elements: [Element]) -> String {
                elements.isEmpty ? "none" : elements.map(spell).joined(separator: ", ")
            }
            result.append("\(noun): \(spelled(theirs)) here, \(spelled(mine)) there")
        }
        compare("levels of headings", headings, translation.headings, String.init)
        compare("steps in each list", steps, translation.steps, String.init)
        compare("links", links, translation.links) { $0 }
        compare("code blocks", [codeBlocks], [translation.codeBlocks], String.init)
        compare("placeholders", placeholders, translation.placeholders) { $0 }
        return result
    }
}

extension MustacheTag {
    /// The tag as an editor writes it.
    fileprivate var spelling: String {
        switch kind {
        case .section: "{{#\(name)}}"
        case .inverted: "{{^\(name)}}"
        case .end: "{{/\(name)}}"
        default: "{{\(name)}}"
        }
    }
}
