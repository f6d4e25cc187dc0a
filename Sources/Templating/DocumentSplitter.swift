internal import Pages

/// Splits a rendered HTML document at its tokens into literal bytes and slots.
///
/// Follows the tokenizer of the HTML Living Standard (§13.2.5) as far as it takes to know what
/// surrounds a token. A token where no value can be made safe is a problem, not a guess.
package struct DocumentSplitter {
    fileprivate enum State: Equatable {
        case text
        case tag
        case attributeName
        case beforeValue
        case doubleQuoted
        case singleQuoted
        case unquoted
        case comment
        /// The content of an element that holds no tags, until its end tag.
        case raw(element: String)
    }

    /// A name that stands where its value must not.
    package struct Problem: Hashable {
        package let name: String
        package let message: String
        package let isURL: Bool
    }

    package private(set) var skeleton = Skeleton()
    package private(set) var problems: Set<Problem> = []
    private var state = State.text
    private var tagName: [UInt8] = []
    /// In lower case.
    private var attribute: [UInt8] = []
    private var isValueEmpty = true
    /// The last bytes of the text or raw content, to see `<!--`, `-->` and end tags.
    private var recent = ""

    package static func split(_ document: String, tokens: TokenTable) -> DocumentSplitter {
        var splitter = DocumentSplitter()
        tokens.scan(Array(document.utf8)) { literal in
            splitter.advance(literal)
            splitter.skeleton.append(literal: literal)
        } token: { entry in
            splitter.place(entry.value, in: entry.slot)
        }
        return splitter
    }

    /// Where in a template the problem arises, or `nil` if not in this one.
    package static func index(of problem: Problem, in template: String) -> String.Index? {
        var splitter = DocumentSplitter()
        var start = template.startIndex
        let value: Value = problem.isURL ? .url(Text("x")) : .text(Text("x"))
        for tag in MustacheTag.all(in: template) {
            splitter.advance(Array(template[start..<tag.index].utf8)[...])
            start = tag.range.upperBound
            guard tag.name == problem.name, [.variable, .unescaped].contains(tag.kind) else {
                continue
            }
            splitter.place(value, in: Slot(name: tag.name))
            if splitter.problems.contains(problem) { return tag.index }
        }
        return nil
    }

    // MARK: Literal bytes

    private mutating func advance(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            // Most of a document is text, in which only a tag is of interest.
            if state == .text {
                guard let open = rest.firstIndex(of: UInt8(ascii: "<")) else { return }
                rest = rest[open...]
            }
            advance(rest.removeFirst())
        }
    }

    private mutating func advance(_ byte: UInt8) {
        switch state {
        case .text:
            if byte == UInt8(ascii: "<") {
                state = .tag
                tagName.removeAll(keepingCapacity: true)
            }
        case .tag: advanceInTag(byte)
        case .attributeName:
            switch byte {
            case UInt8(ascii: "="): state = .beforeValue
            case UInt8(ascii: ">"): closeTag()
            case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "/"):
                attribute.removeAll(keepingCapacity: true)
            default: attribute.append(byte | 0x20)
            }
        case .beforeValue:
            switch byte {
            case UInt8(ascii: "\""):
                state = .doubleQuoted
                isValueEmpty = true
            case UInt8(ascii: "'"): state = .singleQuoted
            case UInt8(ascii: ">"): closeTag()
            default: state = .unquoted
            }
        case .doubleQuoted:
            isValueEmpty = false
            if byte == UInt8(ascii: "\"") { leaveAttribute() }
        case .singleQuoted:
            if byte == UInt8(ascii: "'") { leaveAttribute() }
        case .unquoted:
            if byte == UInt8(ascii: ">") { closeTag() } else if byte == 0x20 { leaveAttribute() }
        case .comment:
            remember(byte)
            if recent.hasSuffix("-->") { state = .text }
        case .raw(let element):
            remember(byte)
            if recent.hasSuffix("</\(element)") {
                state = .attributeName
                tagName = Array("/\(element)".utf8)
                attribute = []
            }
        }
    }

    private mutating func advanceInTag(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: ">"): closeTag()
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
            leaveAttribute()
        default:
            tagName.append(byte)
            if byte == UInt8(ascii: "-"), tagName.elementsEqual("!--".utf8) {
                state = .comment
                recent = ""
            }
        }
    }

    private mutating func closeTag() {
        let element = Self.rawElements.first { name in
            name.utf8.elementsEqual(tagName.lazy.map { $0 | 0x20 })
        }
        state = element.map { .raw(element: $0) } ?? .text
        recent = ""
    }

    private mutating func leaveAttribute() {
        state = .attributeName
        attribute.removeAll(keepingCapacity: true)
    }

    private mutating func remember(_ byte: UInt8) {
        recent.unicodeScalars.append(Unicode.Scalar(byte))
        if recent.utf8.count > 16 { recent.removeFirst() }
    }

    // MARK: Values

    private mutating func place(_ value: Value, in slot: Slot) {
        switch (state, value) {
        case (.text, .text), (.text, .url): put(slot, .escaped(.text, parameters: .text))
        case (.text, .html), (.raw("style"), .css): put(slot, .raw)
        case (.doubleQuoted, .text), (.doubleQuoted, .url): placeInAttribute(value, slot)
        default:
            refuse(
                slot.name, value,
                "'\(slot.name)' stands \(state.place), where it cannot be made safe")
        }
        isValueEmpty = false
    }

    private mutating func placeInAttribute(_ value: Value, _ slot: Slot) {
        let attribute = String(decoding: attribute, as: UTF8.self)
        if !Self.urlAttributes.contains(attribute) {
            put(slot, .escaped(.attribute, parameters: .attribute))
        } else if !isValueEmpty {
            put(slot, .encoded)
        } else if value.isURL {
            put(slot, .escaped(.attribute, parameters: .urlQuery))
        } else {
            refuse(
                slot.name, value,
                "'\(slot.name)' is no URL, so it cannot begin the value of '\(attribute)'")
        }
    }

    private mutating func put(_ slot: Slot, _ placement: Placement) {
        skeleton.append(slot, placement)
    }

    private mutating func refuse(_ name: String, _ value: Value, _ message: String) {
        problems.insert(Problem(name: name, message: message, isURL: value.isURL))
    }

    /// The elements whose content is no markup.
    private static let rawElements = ["style", "script"]

    /// The attributes of HTML whose value is one URL.
    private static let urlAttributes: Set<String> = [
        "action", "cite", "data", "formaction", "href", "poster", "src",
    ]
}

extension Value {
    fileprivate var isURL: Bool {
        if case .url = self { true } else { false }
    }
}

extension DocumentSplitter.State {
    fileprivate var place: String {
        switch self {
        case .text: "between tags"
        case .tag, .attributeName: "in a tag"
        case .beforeValue, .singleQuoted, .unquoted: "in an attribute without double quotes"
        case .doubleQuoted: "in an attribute"
        case .comment: "in a comment"
        case .raw(let element): "in a '\(element)' element"
        }
    }
}
