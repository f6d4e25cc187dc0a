internal import Rejections

/// The server-side includes that nginx and Apache have in common.
enum ServerSideIncludes: DirectiveLanguage {
    static func directive(for parameter: Parameter) -> [UInt8] {
        Array("<!--#echo encoding=\"entity\" var=\"retour_\(parameter.rawValue)\" -->".utf8)
    }

    /// Each `<` that begins a directive is printed by one.
    static func literal(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.first {
            if byte == opening[0], rest.starts(with: opening) {
                result += lessThan
            } else {
                result.append(byte)
            }
            rest = rest.dropFirst()
        }
        return result
    }

    private static let opening = Array("<!--#".utf8)
    private static let lessThan = Array(
        "<!--#echo encoding=\"none\" var=\"retour_less_than\" -->".utf8)
}
