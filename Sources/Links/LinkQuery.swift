package import Rejections

/// The query of a link as typed values. Invalid values are ignored.
///
/// Machines type links, and mail programs mangle them: `&`, `;`, `?`, and `&amp;` separate, encoded or
/// not; names and values are compared without case, and percent-decoded however often they were
/// encoded; what may be around them (`LinkMargin`) is dropped, and so are soft line breaks
/// (`SoftLineBreak`). Of several values for one name the first valid one counts.
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

    /// Reads the bytes after the `?` of a link, or what `RequestPath.query(_:)` makes of them.
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
        _ field: LinkField, utf8 bytes: ArraySlice<UInt8>, catalogue: ZoneCatalogue
    ) {
        switch field {
        case .parameter(.ip):
            let address = LinkMargin.value(in: bytes, AddressLiteral.address)
            if let address { self[.ip] = .ip(address) }
        case .parameter(let parameter):
            let value = LinkMargin.value(in: bytes) { parameter.value(utf8: $0) }
            if let value { self[parameter] = value }
        case .list:
            let list = LinkMargin.value(in: bytes) { catalogue.list(utf8: $0) }
            if let list { self.list = list }
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

    /// The octets of a query that are read: values and what is around them are shorter, whatever was
    /// encoded, and a longer query takes no more time.
    static let maximumLength = 2000

    /// The pairs of a query, decoded: names in lower case without blanks, values with all that is
    /// around them.
    static func pairs(
        utf8 query: some Collection<UInt8>
    ) -> [(name: String, value: ArraySlice<UInt8>)] {
        let text = ASCII.fullyPercentDecoded(
            SoftLineBreak.joined(Array(query.prefix(maximumLength))))
        return text[...].split(whereSeparator: isSeparator).compactMap { pair in
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = LinkMargin.name(in: pair[..<equals]).map(ASCII.lowercased)
            return (String(decoding: name, as: UTF8.self), pair[(equals + 1)...])
        }
    }

    /// Whether a byte separates pairs, or a path from its query.
    static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "?")
    }
}
