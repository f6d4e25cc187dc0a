/// The head of a generated file: what it is, what to do, and what the program cannot do.
func comment(
    _ title: String, _ paragraphs: [String] = [], limits: [String] = [], mark: String = "#"
) -> String {
    var lines = ["Made by 'retour mail-server': make it anew, do not edit it.", "", title]
    for paragraph in paragraphs {
        lines.append("")
        lines += paragraph.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
    }
    if !limits.isEmpty {
        lines += ["", "Limits:"]
        for limit in limits { lines += wrapped(limit) }
    }
    return lines.map { $0.isEmpty ? mark : "\(mark) \($0)" }.joined(separator: "\n") + "\n\n"
}

/// The item of a list in lines of up to 96 characters.
private func wrapped(_ item: String) -> [String] {
    item.split(separator: " ").reduce(into: ["-"]) { lines, word in
        if lines[lines.count - 1].count + word.count < 96 {
            lines[lines.count - 1] += " \(word)"
        } else {
            lines.append("  \(word)")
        }
    }
}
