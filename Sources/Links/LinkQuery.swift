package import Rejections

/// The query of a link as typed values. Invalid values are ignored.
///
/// Machines type links, and mail programs mangle them: `&`, `;` and `&amp;` separate, names and
/// values are compared without case, values are percent-decoded once, and trailing `) ] > . , ;`
/// are dropped. Of several values for one name the first valid one counts.
package struct LinkQuery: Hashable, Sendable {
    /// The list that selects the page.
    package var list: ListName?
    private var values: [Parameter: ParameterValue] = [:]

    /// A query with these values; of several for one parameter the last one counts.
    package init(_ values: ParameterValue?..., list: ListName? = nil) {
        self.init(values.compactMap(\.self), list: list)
    }

    /// A query with these values; of several for one parameter the last one counts.
    package init(_ values: [ParameterValue], list: ListName? = nil) {
        self.list = list
        for value in values { self.values[value.parameter] = value }
    }

    /// Reads the bytes after the `?` of a link.
    package init(utf8 query: some Collection<UInt8>, catalogue: ZoneCatalogue) {
        self.init()
        for (name, value) in Self.pairs(utf8: query) {
            guard let field = LinkField(rawValue: name), !has(field) else { continue }
            set(field, utf8: value, catalogue: catalogue)
        }
    }

    package subscript(_ parameter: Parameter) -> ParameterValue? {
        get { values[parameter] }
        set { values[parameter] = newValue }
    }

    /// Whether the query has a value for the field.
    private func has(_ field: LinkField) -> Bool {
        switch field {
        case .parameter(let parameter): self[parameter] != nil
        case .list: list != nil
        }
    }

    /// Sets a field to the value in these bytes; leaves it as it is if they are not a valid one.
    mutating func set(
        _ field: LinkField, utf8 bytes: some Collection<UInt8>, catalogue: ZoneCatalogue
    ) {
        switch field {
        case .parameter(let parameter):
            if let value = parameter.value(utf8: bytes) { self[parameter] = value }
        case .list:
            if let list = catalogue.list(utf8: bytes) { self.list = list }
        }
    }

    /// The value that a form prints; `nil` if its parameter is unknown.
    package func text(in form: ParameterForm) -> String? {
        values[form.parameter]?.text(in: form)
    }

    /// The query of a link with these values, without `?`.
    package var formatted: String {
        let pairs = Parameter.allCases.compactMap { parameter in
            self[parameter].map { "\(parameter.rawValue)=\($0)" }
        }
        return (pairs + [list.map { "\(LinkField.list)=\($0)" }].compactMap(\.self))
            .joined(separator: "&")
    }

    /// The pairs of a query, freed from what mail programs do to links: names in lower case, values
    /// decoded and without trailing punctuation, but not checked.
    static func pairs(
        utf8 query: some Collection<UInt8>
    ) -> [(name: String, value: ArraySlice<UInt8>)] {
        let pairs = Array(query).split { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") }
        return pairs.compactMap { pair in
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = ASCII.percentDecoded(pair[..<equals]).map(ASCII.lowercased)
            let value = ASCII.trimmed(
                ASCII.percentDecoded(pair[pair.index(after: equals)...]))
            return (String(decoding: name, as: UTF8.self), value)
        }
    }
}
