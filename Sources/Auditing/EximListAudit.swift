internal import MailSettings
internal import Rejections

/// Checks the DNS lists that a statement of Exim queries.
struct EximListAudit {
    let statement: EximStatement
    let facts: SiteFacts

    var findings: [Finding] {
        statement.items.filter { $0.name == "dnslists" }.flatMap { item -> [Finding] in
            guard let uses = EximListUse.all(in: item.value) else {
                return [
                    Finding(
                        .warning, item.place.description,
                        "these lists are known only while Exim runs; make sure that each has its "
                            + "return codes, and is not defunct")
                ]
            }
            return uses.flatMap { findings($0, refuses: statement.verb.refuses && !item.isNegated) }
        }
    }

    /// - Parameter refuses: whether a listing is enough to refuse a message.
    private func findings(_ use: EximListUse, refuses: Bool) -> [Finding] {
        let place = use.place.description
        guard let (listName, list) = facts.list(named: use.name) else {
            return refuses ? facts.findings(querying: use.name, at: place) : []
        }
        guard refuses else {
            guard list.hasEnded else { return [] }
            return [
                Finding(
                    .warning, place,
                    "the blocklist '\(listName)' no longer answers or lists everything; stop "
                        + "querying it")
            ]
        }
        let problems = facts.findings(querying: use.name, at: place)
        guard list.disqualification == nil else { return problems }
        return filterFindings(use, list, name: listName.description) + problems
    }

    private func filterFindings(
        _ use: EximListUse, _ list: Blocklist, name: String
    ) -> [Finding] {
        let consequence = statement.verb == .defer ? "defer all mail" : "reject all mail"
        let errors = list.answers.errors
        let advice = advice(list, name)
        func finding(_ severity: Finding.Severity, _ problem: String) -> [Finding] {
            [Finding(severity, use.place.description, "\(problem); \(advice)")]
        }
        if use.filter == .any {
            let response =
                errors.first.map { "its response '\($0)', which is not a listing, would " }
                ?? "an error response of the list would "
            return finding(
                errors.isEmpty ? .warning : .error,
                "'\(name)' is queried without return codes: \(response)\(consequence)")
        }
        if use.filter == .text { return [] }
        if let error = errors.first(where: use.filter.overlaps) {
            return finding(
                .error,
                "the return codes of '\(name)' include '\(error)', which is not a listing: it would "
                    + consequence)
        }
        guard list.answers.filter.contains(where: use.filter.overlaps) else {
            return finding(.error, "the return codes of '\(name)' match none of its listings")
        }
        return []
    }

    /// The return codes in Exim's notation, if a line can have them.
    private func advice(_ list: Blocklist, _ name: String) -> String {
        let patterns = list.answers.filter
        let count = patterns.reduce(0) { $0 + $1.values.reduce(1) { $0 * $1.count } }
        guard count <= 20 else {
            return "write the return codes that 'retour mail-server exim' generates"
        }
        let addresses = patterns.flatMap(\.addresses)
        return "write '\(name)=\(addresses.map(\.description).joined(separator: ","))'"
    }
}
