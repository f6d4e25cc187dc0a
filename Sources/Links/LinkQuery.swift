package import Rejections

/// The query of a link as typed values: what does not parse is as if it were not there.
///
/// A link is typed by machines and mangled by mail programs. `&`, `;` and `&amp;` separate, names
/// and values are compared without case, values are percent-decoded once, and trailing
/// `) ] > . , ;` are dropped. Of several values for one name the first valid one counts.
package struct LinkQuery: Hashable, Sendable {
    package var ip: IPAddress?
    package var code: EnhancedStatusCode?
    package var list: Zone?

    package init(ip: IPAddress? = nil, code: EnhancedStatusCode? = nil, list: Zone? = nil) {
        self.ip = ip
        self.code = code
        self.list = list
    }

    /// Reads the bytes behind the `?` of a link.
    package init(utf8 query: some Collection<UInt8>, catalogue: ZoneCatalogue) {
        self.init()
        for (name, value) in Self.pairs(utf8: query) {
            guard let parameter = Parameter(rawValue: name) else { continue }
            switch parameter {
            case .ip: ip = ip ?? IPAddress(utf8: value)
            case .code: code = code ?? EnhancedStatusCode(utf8: value)
            case .list: list = list ?? catalogue.zone(utf8: value)
            }
        }
    }

    /// The query of a link with these values, without `?`.
    package var spelled: String {
        [
            ip.map { "\(Parameter.ip)=\($0)" }, code.map { "\(Parameter.code)=\($0)" },
            list.map { "\(Parameter.list)=\($0)" },
        ].compactMap(\.self).joined(separator: "&")
    }

    /// The pairs of a query, freed from what mail programs do to links: names in lower case, values
    /// decoded and without what was glued to them, but not checked.
    package static func pairs(
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
