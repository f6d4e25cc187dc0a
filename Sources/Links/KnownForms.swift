package import Rejections

/// The forms of parameters that are known: it decides which sections of a page are shown.
package struct KnownForms: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    package init(_ forms: some Sequence<ParameterForm>) {
        rawValue = forms.reduce(0) { $0 | Self.bit($1) }
    }

    /// The forms that a link's query gives a value.
    package init(of query: LinkQuery) {
        self.init(ParameterForm.allCases.filter { query.text(in: $0) != nil })
    }

    package func contains(_ form: ParameterForm) -> Bool {
        rawValue & Self.bit(form) != 0
    }

    private static func bit(_ form: ParameterForm) -> UInt16 {
        ParameterForm.allCases.firstIndex(of: form).map { 1 << UInt16($0) } ?? 0
    }
}
