internal import Mustache

/// The names a rendering may ask for: those of the page, then the phrases of its language.
///
/// swift-mustache renders an unknown name as nothing; this records it.
final class Scope: MustacheParent {
    let tokens: TokenTable
    private let values: [String: Value]
    /// Asked when the page does not have a name; `nil` if nobody knows it.
    private let phrase: (String) -> Value?
    private(set) var unknown: Set<String> = []

    init(
        _ values: [String: Value], tokens: TokenTable,
        phrase: @escaping (String) -> Value? = { _ in nil }
    ) {
        self.values = values
        self.tokens = tokens
        self.phrase = phrase
    }

    func child(named name: String) -> Any? {
        guard let value = values[name] ?? phrase(name) else {
            unknown.insert(name)
            return nil
        }
        return value.rendered(named: name, tokens: tokens)
    }
}

/// One element of a list: only its own names; Mustache asks the scope around it for the rest.
///
/// What an element has without a value is `false`, so that Mustache does not look around it.
private struct ItemScope: MustacheParent {
    let values: [String: Value]
    let tokens: TokenTable

    func child(named name: String) -> Any? {
        values[name].map { $0.rendered(named: name, tokens: tokens) ?? false }
    }
}

/// A value that is printed as its token, and that a section can ask for.
private struct Leaf: MustacheParent, CustomStringConvertible {
    let description: String

    func child(named name: String) -> Any? { nil }
}

extension Value {
    fileprivate func rendered(named name: String, tokens: TokenTable) -> Any? {
        switch self {
        case .text(let text) where text.isEmpty: nil
        case .text, .url, .html, .css:
            Leaf(description: tokens.token(for: self, named: name))
        case .flag(let flag): flag
        case .items(let items):
            items.isEmpty ? nil : items.map { ItemScope(values: $0, tokens: tokens) }
        case .absent: nil
        }
    }
}
