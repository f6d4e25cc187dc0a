package import Rejections

/// A name that the query of a link may have: a parameter, or the list that selects the page.
package enum LinkField: RawRepresentable, CaseIterable, Hashable, Sendable,
    CustomStringConvertible
{
    case parameter(Parameter)
    case list

    /// The parameters in their order, then the list.
    package static let allCases = Parameter.allCases.map(LinkField.parameter) + [.list]

    /// `nil` unless it is the name of a field, in lower case.
    package init?(rawValue: String) {
        guard let field = Self.allCases.first(where: { $0.rawValue == rawValue }) else {
            return nil
        }
        self = field
    }

    package var description: String { rawValue }

    /// The name in a query.
    package var rawValue: String {
        switch self {
        case .parameter(let parameter): parameter.rawValue
        case .list: "list"
        }
    }
}
