internal import Mustache
package import Pages

/// The names a rendering may ask for: those of the page, then the phrases of its language.
///
/// swift-mustache renders an unknown name as nothing; this records it.
package final class Scope: MustacheParent {
    package let tokens: TokenTable
    private let values: [String: Value]
    /// Asked when the page does not have a name; `nil` if nobody knows it.
    private let phrase: (String) -> Value?
    package private(set) var unknown: Set<String> = []

    /// - Parameters:
    ///   - sections: the names whose sections are decided when the page is read.
    ///   - phrase: asked for names that are not among the values.
    package init(
        _ values: [String: Value], sections: SectionNames,
        phrase: @escaping (String) -> Value? = { _ in nil }
    ) {
        self.values = values
        tokens = TokenTable(sections: sections)
        self.phrase = phrase
    }

    /// The value that a token of this scope takes the place of.
    package func value(of slot: Slot) -> Value {
        slot.value(in: values, or: phrase)
    }

    /// All that a rendering can see of the values of these names.
    package func shape(of names: [String]) -> BytesKey {
        var shape: [UInt8] = []
        for name in names {
            if let value = values[name] {
                value.appendShape(to: &shape)
            } else {
                shape.append(phrase(name) == nil ? 11 : 12)
            }
        }
        return BytesKey(shape)
    }

    package func child(named name: String) -> Any? {
        let slot = Slot(name: name)
        if let value = values[name] { return value.rendered(in: slot, tokens: tokens) }
        guard let value = phrase(name) else {
            unknown.insert(name)
            return nil
        }
        // A phrase is there whatever it says on this page.
        return Leaf(description: tokens.token(for: value, in: slot))
    }
}

/// One element of a list: only its own names; Mustache asks the scope around it for the rest.
///
/// A name of the element without a value is `Nothing`, so that Mustache does not ask further.
private struct ItemScope: MustacheParent {
    let values: [String: Value]
    let tokens: TokenTable
    let lists: [Slot.ListElement]

    func child(named name: String) -> Any? {
        let slot = Slot(lists: lists, name: name)
        return values[name].map { $0.rendered(in: slot, tokens: tokens) ?? Nothing() }
    }
}

/// A value that is printed as its token, and that a section can ask for.
private struct Leaf: MustacheParent, CustomStringConvertible {
    let description: String

    func child(named name: String) -> Any? { nil }
}

/// What leaves its section out, and is printed as nothing.
private struct Nothing: MustacheCustomRenderable {
    let renderText = ""
    let isNull = true
}

extension Value {
    fileprivate func rendered(in slot: Slot, tokens: TokenTable) -> Any? {
        switch self {
        case .text(let text) where text.isEmpty: nil
        case .text, .url, .html, .css:
            Leaf(description: tokens.token(for: self, in: slot))
        case .flag(let flag): flag
        case .items(let items):
            items.isEmpty
                ? nil
                : items.enumerated().map { index, item in
                    let element = Slot.ListElement(list: slot.name, index: index)
                    return ItemScope(values: item, tokens: tokens, lists: slot.lists + [element])
                }
        case .absent: nil
        case .conditional(_, let value): value.rendered(in: slot, tokens: tokens)
        }
    }
}
