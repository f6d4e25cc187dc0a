/// A phrase that every locale must have because the program says it.
package struct RequiredPhrase: Sendable {
    /// The path of its key in the file of a locale, joined by hyphens.
    package let name: String
    /// What an editor must know about it; `nil` if it is like any other.
    package let meaning: String?

    package init(name: String, meaning: String? = nil) {
        self.name = name
        self.meaning = meaning
    }
}
