package import Rejections

/// Which parameters are known: it picks the variant of a page.
package struct ParameterSet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let ip = ParameterSet(rawValue: 1)
    package static let code = ParameterSet(rawValue: 2)

    /// The placeholders among `parameters`; a list chooses the page and is none.
    package init(_ parameters: some Sequence<Parameter>) {
        self = parameters.reduce(into: []) { set, parameter in
            switch parameter {
            case .ip: set.insert(.ip)
            case .code: set.insert(.code)
            case .list: break
            }
        }
    }

    /// The placeholders that a link's query knows.
    package init(knownIn query: LinkQuery) {
        self = []
        if query.ip != nil { insert(.ip) }
        if query.code != nil { insert(.code) }
    }

    package func contains(_ parameter: Parameter) -> Bool {
        !isDisjoint(with: ParameterSet([parameter]))
    }

    /// Every set that can be made of these parameters, the empty one first.
    package var subsets: [ParameterSet] {
        (0...rawValue).map(ParameterSet.init(rawValue:)).filter(isSuperset(of:))
    }
}
