package import Links
package import Rejections

/// A piece of a compiled page.
package enum Segment: Hashable, Sendable {
    /// Finished bytes, UTF-8.
    case literal([UInt8])
    /// Where the value of a parameter goes, in one of its forms.
    case placeholder(ParameterForm, Context)
    /// The start of a section: `count` segments, up to and with its `end`, that are shown only
    /// where the condition holds.
    case begin(Condition, Context, count: UInt32)
    /// The end of the innermost section.
    case end

    /// What surrounds a value, which decides how it is escaped.
    package enum Context: UInt8, Hashable, Sendable, CaseIterable {
        /// Between HTML tags.
        case text
        /// In an HTML element that holds no other elements: `title` or `textarea`.
        case plainElement
        /// In a double-quoted HTML attribute.
        case attribute
        /// In a value of a URL's query, itself in a double-quoted HTML attribute.
        case urlQuery
        /// In a JSON string.
        case json
        /// In a text file.
        case plain
    }
}

/// What decides whether a section is shown: a form of a parameter is known, or it is not.
package struct Condition: Hashable, Sendable {
    package let form: ParameterForm
    package let isKnown: Bool
    /// The form alone, for a quick comparison.
    private let forms: KnownForms

    package init(_ form: ParameterForm, isKnown: Bool) {
        self.form = form
        forms = KnownForms([form])
        self.isKnown = isKnown
    }

    /// The condition that holds exactly where this one does not.
    package var inverted: Condition { Condition(form, isKnown: !isKnown) }

    /// Whether it holds where exactly these forms are known.
    package func holds(_ known: KnownForms) -> Bool {
        known.isSuperset(of: forms) == isKnown
    }
}
