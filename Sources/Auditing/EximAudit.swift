internal import MailSettings
internal import Rejections

/// Checks the ACLs of an Exim configuration.
package struct EximAudit {
    private let statements: [EximStatement]
    private let facts: SiteFacts

    /// - Parameters:
    ///   - text: a configuration, or a file that one includes.
    ///   - read: a file that the configuration includes; `nil` if it cannot be read.
    package init(
        _ text: String, path: String, _ facts: SiteFacts,
        read: @escaping (String) -> String? = PostfixAudit.contents
    ) {
        statements = EximStatement.all(
            in: ConfigurationText(text, path: path),
            read: { path in read(path).map { ConfigurationText($0, path: path) } })
        self.facts = facts
    }

    package var findings: [Finding] {
        let lists = statements.flatMap { EximListAudit(statement: $0, facts: facts).findings }
        let messages = statements.flatMap { EximMessageAudit(statement: $0, facts: facts).findings }
        var seen: Set<String> = []
        // What concerns the site is the same for every use of a list.
        let problems = lists.filter { finding in
            !finding.problem.hasPrefix("the site ") || seen.insert(finding.problem).inserted
        }
        return Set(problems + messages + [silent].compactMap(\.self)).sorted()
    }

    /// The statements whose replies are Exim's own, without a link.
    private var silent: Finding? {
        let silent = statements.filter { statement in
            (statement.verb.refuses || statement.verb == .require)
                && !statement.items.contains { $0.name == "message" }
        }
        return silent.first.map { first in
            let count =
                silent.count == 1 ? "this statement refuses" : "\(silent.count) statements refuse"
            return Finding(
                .warning, first.place.description,
                "\(count) without a message, so the reply has no link to \(facts.base)")
        }
    }
}
