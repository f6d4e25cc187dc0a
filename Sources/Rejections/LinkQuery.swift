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
        let separators = [UInt8(ascii: "&"), UInt8(ascii: ";")]
        for pair in query.split(whereSeparator: separators.contains) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = ASCII.percentDecoded(pair[..<equals]).map(ASCII.lowercased)
            guard
                let parameter = Parameter(rawValue: String(decoding: name, as: UTF8.self))
            else { continue }
            let value = ASCII.trimmed(
                ASCII.percentDecoded(pair[pair.index(after: equals)...]))
            switch parameter {
            case .ip: ip = ip ?? IPAddress(utf8: value)
            case .code: code = code ?? EnhancedStatusCode(utf8: value)
            case .list: list = list ?? catalogue.zone(utf8: value)
            }
        }
    }
}
