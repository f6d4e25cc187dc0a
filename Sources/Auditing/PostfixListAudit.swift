internal import MailSettings
internal import Rejections

/// Checks the DNS lists that a Postfix configuration queries.
struct PostfixListAudit {
    let configuration: PostfixConfiguration
    let facts: SiteFacts

    var findings: [Finding] {
        let uses = configuration.listUses
        var seen: Set<String> = []
        // What concerns the site is the same for every use of a list.
        let problems = uses.flatMap(findings).filter { finding in
            !finding.problem.hasPrefix("the site ") || seen.insert(finding.problem).inserted
        }
        return problems + keyFindings(uses)
    }

    private func findings(_ use: PostfixListUse) -> [Finding] {
        let place = use.place.description
        guard let (listName, list) = facts.list(named: use.name) else {
            guard !use.isAllowlist else { return [] }
            return facts.findings(querying: use.name, at: place) + errorRange(use)
        }
        guard use.effect.rejects || use.isAllowlist || list.hasEnded else {
            return filterFindings(use, list, name: listName.description)
        }
        if list.hasEnded, !use.effect.rejects {
            return [
                Finding(
                    .warning, place,
                    "the blocklist '\(listName)' no longer answers or lists everything; stop "
                        + "querying it")
            ]
        }
        if use.isAllowlist { return allowlistFindings(use, list) }
        let findings = facts.findings(querying: use.name, at: place)
        if list.disqualification != nil { return findings }
        return filterFindings(use, list, name: listName.description) + findings
    }

    /// What an answer that is not a listing does; `nil` if it does nothing.
    private static func consequence(_ effect: PostfixListUse.Effect) -> String? {
        switch effect {
        case .rejects: "reject all mail"
        case .defers: "defer all mail"
        case .scores(let weight, let threshold):
            weight >= threshold
                ? "make postscreen reject all mail"
                : "give everyone \(weight) of the \(threshold) points at which postscreen rejects"
        case .warns, .permits, .nothing: nil
        }
    }

    private func filterFindings(
        _ use: PostfixListUse, _ list: Blocklist, name: String
    ) -> [Finding] {
        let place = use.place.description
        if case .nothing(.unreachable(let restriction, let end)) = use.effect {
            return [
                Finding(
                    .warning, place,
                    "'\(name)' is never queried, because '\(restriction)' "
                        + (end.map { "at \($0) " } ?? "") + "ends the list before it")
            ]
        }
        guard let consequence = Self.consequence(use.effect) else { return [] }
        let severity = use.effect.rejects ? Finding.Severity.error : .warning
        let patterns = list.answers.filter
        let filters = patterns.map { "'\(name)=\($0)'" }.joined(separator: " and ")
        let advice = "write \(filters)"
        let errors = list.answers.errors
        guard use.filter != nil else {
            let problem =
                errors.first.map { "its response '\($0)', which is not a listing, would " }
                ?? "an error response of the list would "
            return [
                Finding(
                    errors.isEmpty ? .warning : severity, place,
                    "'\(name)' is queried without return codes: \(problem)\(consequence); \(advice)"
                )
            ]
        }
        guard let answers = use.answers else {
            return [
                Finding(
                    .error, place, "the filter of '\(name)' is not one of Postfix; \(advice)")
            ]
        }
        if let error = errors.first(where: answers.overlaps) {
            return [
                Finding(
                    severity, place,
                    "the filter of '\(name)' includes '\(error)', which is not a listing: it would "
                        + "\(consequence); \(advice)")
            ]
        }
        guard patterns.contains(where: answers.overlaps) else {
            return [
                Finding(
                    .error, place,
                    "the filter of '\(name)' matches none of its listings; \(advice)")
            ]
        }
        return []
    }

    /// A list that the catalogue lacks may still have a filter that lets errors through.
    private func errorRange(_ use: PostfixListUse) -> [Finding] {
        guard let consequence = Self.consequence(use.effect), !use.isAllowlist,
            let error = AnswerPattern("127.255.255.[252..255]"),
            use.answers?.overlaps(error) == true
        else { return [] }
        return [
            Finding(
                use.effect.rejects ? .error : .warning, use.place.description,
                "the filter of '\(facts.publicName(of: use.name))' includes '\(error)', with which "
                    + "lists report errors: they would \(consequence)")
        ]
    }

    /// A warning if an allowlist would let everyone pass as soon as it declines a query: dnswl.org
    /// then answers with an address that looks like high trust.
    private func allowlistFindings(_ use: PostfixListUse, _ list: Blocklist) -> [Finding] {
        guard use.filter == nil || use.answers != nil,
            let refusal = list.answers.refusals.first(where: { use.answers?.overlaps($0) ?? true })
        else { return [] }
        let name = facts.publicName(of: use.name)
        let listings = list.answers.listings.map(\.pattern).filter { !$0.overlaps(refusal) }
        let example = listings.last.map { "; leave it out, as in '\(name)=\($0)'" } ?? ""
        let entry = name + (use.filter.map { "=\($0)" } ?? "")
        let restriction = use.weight == nil ? "\(use.restriction) " : ""
        return [
            Finding(
                .warning, use.place.description,
                "'\(restriction)\(entry)' accepts '\(refusal)', with which '\(name)' "
                    + "declines queries over its limit: everyone would then pass\(example)")
        ]
    }

    // MARK: Keys

    private func keyFindings(_ uses: [PostfixListUse]) -> [Finding] {
        var seen: Set<String> = []
        return uses.compactMap { use in
            guard facts.isKeyed(use.name), !use.isAllowlist, isShown(use) else { return nil }
            let map = use.isPostscreen ? "postscreen_dnsbl_reply_map" : "rbl_reply_maps"
            let key = use.isPostscreen ? use.name : use.entry
            guard !hides(key, map), seen.insert("\(key) \(map)").inserted else { return nil }
            let isSet = configuration.settings.value(map) != nil
            return Finding(
                .error, use.place.description,
                "replies would expose your secret key for '\(facts.publicName(of: use.name))'; "
                    + (isSet ? "add the list to \(map)" : "set \(map)"))
        }
    }

    /// Whether replies to a listed client name the list.
    private func isShown(_ use: PostfixListUse) -> Bool {
        switch use.effect {
        case .rejects, .defers:
            configuration.settings.parameter("default_rbl_reply")?.value.string
                .contains("rbl_domain") ?? true
        case .scores: true
        case .warns, .permits, .nothing: false
        }
    }

    /// Whether a table has an entry for the list, as far as the tables can be read.
    private func hides(_ key: String, _ map: String) -> Bool {
        configuration.tables(map).contains { table in
            guard let entries = table.entries, !["regexp", "pcre", "static"].contains(table.type)
            else { return true }
            return entries.contains { $0.pattern.string.lowercased() == key.lowercased() }
        }
    }
}
