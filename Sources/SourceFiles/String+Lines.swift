extension String {
    /// The text between line feeds. A carriage return stays at the end of its line; split into
    /// characters, it would hide the line feed after it.
    package var lines: [String] {
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }
}
