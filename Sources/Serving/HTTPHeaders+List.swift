internal import NIOHTTP1

extension HTTPHeaders {
    /// The value of a field that contains a list, its lines as one (RFC 9110 §5.3).
    func list(_ name: String) -> String? {
        guard contains(name: name) else { return nil }
        return self[name].joined(separator: ", ")
    }
}
