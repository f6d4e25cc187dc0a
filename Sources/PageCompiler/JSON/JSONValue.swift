internal import Pages
internal import Rejections
internal import Templating

/// A JSON document whose strings may hold request-time values.
indirect enum JSONValue {
    case null
    case string(Text)
    /// One value where the form is known, another one where it is not.
    case either(ParameterForm, JSONValue, JSONValue)
    /// An element of an array that is there only where all conditions hold.
    case conditional([Condition], JSONValue)
    case number(Int)
    case array([JSONValue])
    /// The names in any order; no name twice.
    case object([(name: String, value: JSONValue)])

    static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { (name: $0.key, value: $0.value) })
    }

    static func string(_ literal: String) -> JSONValue { .string(Text(literal)) }

    static func string(_ literal: String?) -> JSONValue {
        literal.map { .string($0) } ?? .null
    }

    static func text(_ value: Value?) -> JSONValue {
        value?.text.map { .string($0) } ?? .null
    }

    /// A text as an element of an array, in which it is only where the sections are shown that all
    /// of it is in.
    static func element(_ text: Text) -> JSONValue {
        let (conditions, text) = text.unwrapped
        return .conditional(conditions, .string(text))
    }

    /// The value of a parameter, `null` where it is unknown.
    static func parameter(_ form: ParameterForm) -> JSONValue {
        .either(form, .string(Text([.parameter(form)])), .null)
    }

    /// The document (RFC 8259) on indented lines, names in order, ready to be filled.
    /// - Parameter parameters: those that a link may give the page.
    func segments(_ parameters: Set<Parameter>) -> [Segment] {
        var builder = SegmentBuilder(parameters: parameters, capacity: 4096)
        write(to: &builder, indentation: "\n")
        builder.append(literal: "\n")
        return builder.finished()
    }

    /// - Parameter indentation: a line's end and the spaces that the next one begins with.
    private func write(to builder: inout SegmentBuilder, indentation: String) {
        switch self {
        case .null: builder.append(literal: "null")
        case .number(let number): builder.append(literal: "\(number)")
        case .either(let form, let known, let unknown):
            for (value, isKnown) in [(known, true), (unknown, false)] {
                builder.begin(Condition(form, isKnown: isKnown), .json)
                value.write(to: &builder, indentation: indentation)
                builder.end()
            }
        case .string(let text):
            builder.append(literal: "\"")
            builder.append(.text(text), .escaped(.json, parameters: .json))
            builder.append(literal: "\"")
        case .conditional(_, let value): value.write(to: &builder, indentation: indentation)
        case .array(let values):
            let elements = values.map { ($0.conditions, $0) }
            Self.write(elements, in: ("[", "]"), to: &builder, indentation) { value, builder in
                value.write(to: &builder, indentation: indentation + "  ")
            }
        case .object(let members):
            let sorted = members.sorted { $0.name < $1.name }
            let elements = sorted.map { ([Condition](), $0) }
            Self.write(elements, in: ("{", "}"), to: &builder, indentation) { member, builder in
                builder.append(literal: "\"")
                builder.append(literal: member.name, in: .json)
                builder.append(literal: "\" : ")
                member.value.write(to: &builder, indentation: indentation + "  ")
            }
        }
    }

    private static func write<Element>(
        _ elements: [(conditions: [Condition], element: Element)], in brackets: (String, String),
        to builder: inout SegmentBuilder, _ indentation: String,
        _ write: (Element, inout SegmentBuilder) -> Void
    ) {
        builder.append(literal: brackets.0)
        for (index, (conditions, element)) in elements.enumerated() {
            for condition in conditions { builder.begin(condition, .json) }
            writeComma(after: elements[..<index].map(\.conditions), conditions, to: &builder)
            builder.append(literal: indentation)
            builder.append(literal: "  ")
            write(element, &builder)
            for _ in conditions { builder.end() }
        }
        if !elements.isEmpty { builder.append(literal: indentation) }
        builder.append(literal: brackets.1)
    }

    /// When it is there as an element of an array.
    private var conditions: [Condition] {
        if case .conditional(let conditions, _) = self { conditions } else { [] }
    }

    /// Writes a comma where any of the elements before this one is there.
    /// - Parameters:
    ///   - elements: the conditions of each.
    ///   - known: what is decided here.
    private static func writeComma(
        after elements: [[Condition]], _ known: [Condition], to builder: inout SegmentBuilder
    ) {
        let open = elements.map { $0.filter { !known.contains($0) } }
            .filter { conditions in !conditions.contains { known.contains($0.inverted) } }
        guard let conditions = open.min(by: { $0.count < $1.count }) else { return }
        guard let condition = conditions.first else { return builder.append(literal: ",") }
        for condition in [condition, condition.inverted] {
            builder.begin(condition, .json)
            writeComma(after: open, known + [condition], to: &builder)
            builder.end()
        }
    }
}
