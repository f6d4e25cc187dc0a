internal import CommonMark
package import Pages
internal import Rejections

/// The names whose sections are decided when a page is read: the forms of parameters, and values
/// that are there only if a parameter is known.
///
/// Their tags become markers before Mustache sees a text, so that both a section and its opposite
/// reach the finished document.
package struct SectionNames: Sendable {
    private let names: [String]

    /// - Parameter conditional: the names of values that a page may have under a condition.
    package init(conditional: [String] = []) {
        names = ParameterForm.allCases.map(\.rawValue) + conditional
    }

    /// When a section of a document is shown, as its template says it.
    package struct Name: Hashable, Sendable {
        package let name: String
        /// Whether it is shown where the name has a value, or where it has none.
        package let isKnown: Bool

        /// The condition, if the name is that of a form.
        package var condition: Condition? {
            ParameterForm(rawValue: name).map { Condition($0, isKnown: isKnown) }
        }
    }

    func contains(_ name: String) -> Bool { names.contains(name) }

    /// The number by which markers know the section of a name.
    func number(_ name: String, isKnown: Bool) -> Int {
        2 * (names.firstIndex(of: name) ?? 0) + (isKnown ? 0 : 1)
    }

    func name(_ number: Int) -> Name {
        Name(name: names[number / 2], isKnown: number.isMultiple(of: 2))
    }
}
