/// The parameters of a main.cf, or of the output of `postconf -n` (postconf(5)).
package struct PostfixSettings: Sendable {
    package let path: String
    /// Every setting, in the order of the file, with those that a later one overrides.
    package let all: [PostfixParameter]
    private let last: [String: PostfixParameter]

    package init(_ file: ConfigurationText) {
        self.init(PostfixLines.all(in: file).compactMap(PostfixParameter.init), path: file.path)
    }

    private init(_ parameters: [PostfixParameter], path: String) {
        self.path = path
        all = parameters
        last = Dictionary(parameters.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    /// The settings of a service in master.cf, whose options come last.
    func overridden(by options: [PostfixParameter]) -> PostfixSettings {
        PostfixSettings(all + options, path: path)
    }

    /// The settings that count: the last one of each name, in the order of the file.
    package var parameters: [PostfixParameter] { all.filter { last[$0.name] == $0 } }

    /// The settings that a later one of the same name overrides.
    package var overridden: [PostfixParameter] { all.filter { last[$0.name] != $0 } }

    /// The setting that counts.
    package func parameter(_ name: String) -> PostfixParameter? { last[name] }

    /// The value of a parameter with those of the parameters that it refers to; `nil` if it is not
    /// set, or empty.
    package func value(_ name: String) -> PlacedText? {
        guard let parameter = last[name] else { return nil }
        let value = expanded(parameter.value)
        return value.isEmpty ? nil : value
    }

    /// The value of a parameter, or the default that Postfix has for it.
    package func text(_ name: String) -> String? {
        value(name)?.string ?? (last[name] == nil ? Self.defaults[name] : nil)
    }

    /// A text with the values of the parameters that it refers to.
    package func expanded(_ text: PlacedText) -> PlacedText {
        PostfixExpansion.expanded(text) { name in
            last[name]?.value
                ?? defaultValue(name).map {
                    PlacedText($0, at: Place(path: path, line: 1, column: 1))
                }
        }
    }

    /// The elements of a value: words between white space or commas, or text in braces.
    package func elements(_ name: String) -> [PlacedText] {
        value(name).map(Self.elements) ?? []
    }

    package static func elements(_ text: PlacedText) -> [PlacedText] {
        text.split { PlacedText.isBlank($0) || $0 == UInt8(ascii: ",") }
    }

    private func defaultValue(_ name: String) -> String? {
        name == "config_directory"
            ? path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
            : Self.defaults[name]
    }

    /// The defaults of the parameters that decide what a blocklist does.
    private static let defaults = [
        "postscreen_dnsbl_threshold": "1", "postscreen_dnsbl_action": "ignore",
        "maps_rbl_reject_code": "554", "soft_bounce": "no", "default_database_type": "hash",
    ]
}
