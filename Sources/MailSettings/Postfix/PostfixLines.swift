/// The logical lines of main.cf, master.cf, and lookup tables (postconf(5)): a line that begins with
/// white space continues the one before, and empty lines and comments in between do not end it.
enum PostfixLines {
    static func all(in file: ConfigurationText) -> [PlacedText] {
        var lines: [PlacedText] = []
        for line in file.lines {
            let text = line.trimmed
            guard let first = text.first, first != UInt8(ascii: "#") else { continue }
            if line.first.map(PlacedText.isBlank) == true, var last = lines.popLast() {
                last.appendBlank()
                last.append(text)
                lines.append(last)
            } else {
                lines.append(text)
            }
        }
        return lines
    }
}
