extension String {
    /// What stands between line feeds; a carriage return stays at the end of its line, where a
    /// `Character` would hide the line feed behind it.
    package var lines: [String] {
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }
}
