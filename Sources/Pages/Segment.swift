package import Rejections

/// A piece of a compiled page.
package enum Segment: Hashable, Sendable {
    /// Finished bytes, UTF-8.
    case literal([UInt8])
    /// A spot where the value of a parameter goes.
    case placeholder(Parameter, Context)

    /// What surrounds a value, which decides how it is escaped.
    package enum Context: Hashable, Sendable, CaseIterable {
        /// Between HTML tags.
        case text
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
