internal import Pages

/// Which value is at a place in a rendered document: that of a name, on the page or in an element
/// of a list.
package struct Slot: Hashable, Sendable {
    /// The lists around it with the element's number, outermost first.
    package var lists: [ListElement] = []
    package let name: String

    package init(lists: [ListElement] = [], name: String) {
        self.lists = lists
        self.name = name
    }

    package struct ListElement: Hashable, Sendable {
        package let list: String
        package let index: Int
    }

    /// The value among those of a page, or of what knows the names a page does not have.
    package func value(in values: [String: Value], or other: (String) -> Value?) -> Value {
        var scope = values
        for element in lists {
            guard case .items(let items)? = scope[element.list],
                items.indices.contains(element.index)
            else { return .absent }
            scope = items[element.index]
        }
        return scope[name] ?? (lists.isEmpty ? other(name) : nil) ?? .absent
    }
}
