internal import Diagnostics
internal import Rejections
internal import SourceFiles

/// The RFCs that texts and facts may refer to, so that a successor of one is one change, and each
/// place that refers to the old one is then reported.
struct RFCTable: Sendable {
    /// Its file below the folder of the content.
    static let file = "rfcs.yaml"

    /// The title of each RFC, by its number.
    var titles: [Int: String] = [:]
    /// The number of the RFC that replaces another.
    var successors: [Int: Int] = [:]

    /// What is wrong with referring to an RFC; `nil` if nothing is.
    func problem(with number: Int) -> String? {
        if let successor = successors[number] {
            let title = titles[successor].map { " (\($0))" } ?? ""
            return "RFC \(number) is obsolete; refer to RFC \(successor)\(title), and compare the "
                + "section"
        }
        guard titles[number] == nil else { return nil }
        return "RFC \(number) is not in \(Self.file); add it there with its title"
    }
}

extension ContentLoader {
    /// The table; `nil` if the content has none, so that no reference is checked.
    func readRFCs() -> RFCTable? {
        guard tree.has(RFCTable.file) else { return nil }
        return readYAML(RFCTable.file) { Self.readRFCs($0) }
    }

    static func readRFCs(_ yaml: some YAMLMapping) -> RFCTable {
        let titles = yaml.pairs(
            "titles", .rfcNumber, .singleLine, "The RFCs that pages refer to, with their titles.")
        let successors = yaml.pairs(
            "obsoleted-by", .rfcNumber, .rfcNumber, "RFCs with those that replace them.")
        let table = RFCTable(
            titles: Dictionary(titles.map { ($0.name, $0.value.description) }) { $1 },
            successors: Dictionary(successors.map { ($0.name, $0.value) }) { $1 })
        for (number, successor) in successors where table.titles[successor] == nil {
            yaml.error(
                "obsoleted-by",
                "RFC \(successor), which replaces RFC \(number), is missing among the 'titles'")
        }
        return table
    }
}

extension ValueFormat<Int> {
    fileprivate static var rfcNumber: Self {
        Self(TextGrammar("the number of an RFC, such as 5321", pattern: "^[1-9][0-9]{0,4}$")) {
            text in
            text.count <= 5 && text.utf8.allSatisfy(ASCII.isDigit) && text.first != "0"
                ? Int(text) : nil
        }
    }
}

// MARK: References

extension ContentLoader {
    /// Reports the references among the facts of reasons that the table does not have.
    func checkRFCs(of reasons: [ReadReason], _ table: RFCTable) {
        for read in reasons {
            let path = tree.path(read.reason.folder.factsFile)
            for (reference, place) in zip(read.reason.references, read.referencePlaces) {
                if let problem = table.problem(with: reference.number) {
                    reporter.error(path, place, problem)
                }
            }
        }
    }

    /// Reports what a text names that the table does not have: once a line, since a link usually
    /// names an RFC twice.
    func checkRFCs(in text: SourceText, _ table: RFCTable) {
        var reported: Set<[Int]> = []
        for mention in RFCMention.all(in: text.text) {
            guard let problem = table.problem(with: mention.number) else { continue }
            let place = text.position(of: mention.index)
            if reported.insert([mention.number, place.line]).inserted {
                reporter.error(text.path, place, problem)
            }
        }
    }
}
