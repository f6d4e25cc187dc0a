/// A service in master.cf (master(5)).
package struct PostfixService: Sendable {
    package let name: String
    /// The program, such as `smtpd` or `postscreen`.
    package let command: String
    /// The parameters that `-o` sets for this service only.
    package let options: [PostfixParameter]
    package let place: Place

    package static func all(in file: ConfigurationText) -> [PostfixService] {
        PostfixLines.all(in: file).compactMap(PostfixService.init)
    }

    /// `name type private unpriv chroot wakeup maxproc command arguments`.
    private init?(_ line: PlacedText) {
        let fields = line.split(where: PlacedText.isBlank)
        guard fields.count >= 8, let place = line.place else { return nil }
        name = fields[0].string
        command = fields[7].string
        self.place = place
        var options: [PostfixParameter] = []
        var isOption = false
        for field in fields.dropFirst(8) {
            if isOption {
                options += [PostfixParameter(Self.withoutBraces(field))].compactMap(\.self)
            } else if field.has("-o", at: 0), field.count > 2 {
                options += [PostfixParameter(field[2...])].compactMap(\.self)
            }
            isOption = !isOption && field.string == "-o"
        }
        self.options = options
    }

    /// `-o { name = value }` may contain white space.
    private static func withoutBraces(_ text: PlacedText) -> PlacedText {
        guard text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}") else { return text }
        return text[1..<(text.count - 1)].trimmed
    }
}
