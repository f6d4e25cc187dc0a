/// Fills in the values of parameters as Postfix does (postconf(5)): `$name`, `$(name)`, `${name}`,
/// `${name?text}`, `${name?{text}:{text}}`, `${name:text}`, and `${{text} == {text} ? {text} : {text}}`.
///
/// What cannot be known remains as it is: a parameter without a value, one that contains itself, and
/// what would become longer than any configuration.
struct PostfixExpansion {
    /// The value of a parameter with its references; `nil` if it has none.
    let value: (String) -> PlacedText?
    /// How often a value may contain another one.
    private static let maximumDepth = 50
    /// How many bytes may be filled in altogether.
    private static let maximumSize = 1 << 17
    private var size = 0

    init(value: @escaping (String) -> PlacedText?) {
        self.value = value
    }

    static func expanded(
        _ text: PlacedText, value: @escaping (String) -> PlacedText?
    ) -> PlacedText {
        var expansion = PostfixExpansion(value: value)
        return expansion.expanded(text, inside: [])
    }

    private mutating func expanded(_ text: PlacedText, inside names: [String]) -> PlacedText {
        var result = PlacedText()
        var index = 0
        while let dollar = text.firstIndex(of: UInt8(ascii: "$"), from: index) {
            result.append(text[index..<dollar])
            index = dollar
            let rest = text[index...]
            guard rest.count > 1 else { break }
            if rest[1] == UInt8(ascii: "$") {
                result.append(rest[..<1])
                index += 2
                continue
            }
            let length = Self.length(ofReference: rest)
            let reference = rest[..<length]
            let filled =
                size > Self.maximumSize ? nil : replacement(for: reference, inside: names)
            size += 1 + (filled?.count ?? 0)
            result.append(filled?.referred(from: rest.place(at: 0)) ?? reference)
            index += length
        }
        result.append(text[index...])
        return result
    }

    /// How many bytes belong to the reference at the start; 1 if it is a dollar sign only.
    private static func length(ofReference text: PlacedText) -> Int {
        switch text[1] {
        case UInt8(ascii: "{"):
            return text.closingBrace(from: 1).map { $0 + 1 } ?? 1
        case UInt8(ascii: "("):
            return text.firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 } ?? 1
        default:
            return 1 + nameLength(text[1...])
        }
    }

    private static func nameLength(_ text: PlacedText) -> Int {
        text.bytes.prefix { byte in
            switch byte.value {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: false
            }
        }.count
    }

    /// - Returns: `nil` if the reference has to remain.
    private mutating func replacement(
        for reference: PlacedText, inside names: [String]
    ) -> PlacedText? {
        guard reference.count > 1, names.count < Self.maximumDepth else { return nil }
        let isBraced = [UInt8(ascii: "{"), UInt8(ascii: "(")].contains(reference[1])
        let content = isBraced ? reference[2..<(reference.count - 1)].trimmed : reference[1...]
        if content.first == UInt8(ascii: "{") {
            return PostfixCondition(content).flatMap { condition in
                let (left, right) = (
                    expanded(condition.left, inside: names),
                    expanded(condition.right, inside: names)
                )
                return expanded(condition.result(left, right), inside: names)
            }
        }
        let name = content[..<Self.nameLength(content)].string
        guard !name.isEmpty, !names.contains(name) else { return nil }
        let value = self.value(name)
        let rest = content[name.utf8.count...].trimmed
        guard let mark = rest.first else {
            return value.map { expanded($0, inside: names + [name]) }
        }
        let choices = PostfixCondition.choices(rest[1...])
        switch (mark, value?.isEmpty == false) {
        case (UInt8(ascii: "?"), true), (UInt8(ascii: ":"), false):
            return expanded(choices.first, inside: names)
        case (UInt8(ascii: "?"), false):
            return expanded(choices.second, inside: names)
        case (UInt8(ascii: ":"), true):
            return value.map { expanded($0, inside: names + [name]) }
        default:
            return nil
        }
    }
}
