/// Follows the tokenizer of the HTML Living Standard (§13.2.5) as far as it takes to know what
/// surrounds a place in a document.
struct HTMLScanner {
    enum State: Equatable {
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

    private(set) var state = State.text
    /// The name of the attribute, in lower case.
    var attributeName: String { String(decoding: attribute, as: UTF8.self) }
    /// Whether nothing of the attribute's value has been read.
    private(set) var isValueEmpty = true
    /// How many double-quoted values have begun: distinguishes one from the next.
    private(set) var valueCount = 0
    /// The tags read since they were last taken.
    private var tags: [String] = []

    private var tagName: [UInt8] = []
    private var attribute: [UInt8] = []
    /// The last bytes of a comment or of raw content, to see `-->` and end tags.
    private var recent: [UInt8] = []

    /// Notes that something other than a literal byte is in the value.
    mutating func skipValue() {
        isValueEmpty = false
    }

    /// The names of the tags read since the last call, in lower case, with `/` for an end tag.
    mutating func takeTags() -> [String] {
        defer { tags = [] }
        return tags
    }

    mutating func advance(_ bytes: ArraySlice<UInt8>) {
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
        case .attributeName: advanceInAttributeName(byte)
        case .beforeValue: beginValue(byte)
        case .doubleQuoted:
            isValueEmpty = false
            if byte == UInt8(ascii: "\"") { leaveAttribute() }
        case .singleQuoted:
            if byte == UInt8(ascii: "'") { leaveAttribute() }
        case .unquoted:
            if byte == UInt8(ascii: ">") { closeTag() } else if byte == 0x20 { leaveAttribute() }
        case .comment:
            remember(byte)
            if recent.ends(with: "-->") { state = .text }
        case .raw(let element):
            remember(byte)
            if recent.ends(with: "</\(element)") {
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
                recent = []
            }
        }
    }

    private mutating func advanceInAttributeName(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "="): state = .beforeValue
        case UInt8(ascii: ">"): closeTag()
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "/"):
            attribute.removeAll(keepingCapacity: true)
        // Lower case for letters; no name that matters has a character this would change.
        default: attribute.append(byte | 0x20)
        }
    }

    private mutating func beginValue(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""):
            state = .doubleQuoted
            isValueEmpty = true
            valueCount += 1
        case UInt8(ascii: "'"): state = .singleQuoted
        case UInt8(ascii: ">"): closeTag()
        default: state = .unquoted
        }
    }

    private mutating func closeTag() {
        let name = String(decoding: tagName.map { $0 | 0x20 }, as: UTF8.self)
        tags.append(name)
        state = Self.rawElements.contains(name) ? .raw(element: name) : .text
        recent = []
    }

    private mutating func leaveAttribute() {
        state = .attributeName
        attribute.removeAll(keepingCapacity: true)
    }

    private mutating func remember(_ byte: UInt8) {
        recent.append(byte | 0x20)
        if recent.count > 16 { recent.removeFirst() }
    }

    /// The elements whose content has no tags (HTML Living Standard §13.1.2).
    private static let rawElements: Set<String> = ["script", "style", "textarea", "title"]
}

extension [UInt8] {
    /// Whether the bytes, lower-cased for letters, end with a text in lower case.
    fileprivate func ends(with suffix: String) -> Bool {
        reversed().starts(with: suffix.utf8.reversed().map { $0 | 0x20 })
    }
}

extension HTMLScanner.State {
    /// Whether a value can be put here at all, in words.
    var place: String {
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
