internal import Diagnostics
internal import Rejections

extension ContentLoader {
    /// All blocklists, in the order of their file names; reports a zone that two of them claim.
    func readBlocklists() -> [Blocklist] {
        var claims: [Zone: String] = [:]
        return names(in: "blocklists").compactMap { name in
            let file = "blocklists/\(name)"
            guard name.hasSuffix(".yaml"), let slug = Slug(String(name.dropLast(5))) else {
                reporter.error(
                    tree.path(file), .start,
                    "a blocklist file is named like 'spamcop.yaml': lower-case words, hyphens")
                return nil
            }
            return readYAML(file) { yaml in
                let blocklist = readBlocklist(slug, yaml)
                for zone in (blocklist?.zones ?? []) + (blocklist?.keyedZones ?? []) {
                    if let other = claims[zone] {
                        yaml.error("zones", "the zone '\(zone)' already belongs to \(other)")
                    }
                    claims[zone] = tree.path(file)
                }
                return blocklist
            }
        }
    }

    private func readBlocklist(_ slug: Slug, _ yaml: YAMLMapping) -> Blocklist? {
        let name = yaml.requiredText("name")
        let `operator` = yaml.requiredText("operator")
        let website = yaml.requiredValue("website", "a URL", WebURL.init)
        let ended = yaml.value("ended", Self.dateHint, CalendarDate.init)
        let zones = yaml.values("zones", "a zone such as bl.spamcop.net", Zone.init)
        let keyed = yaml.values("keyed-zones", "a zone such as zen.dq.spamhaus.net", Zone.init)
        let ipv6 = yaml.flag("ipv6")
        let subjects = readSubjects(yaml)
        let codes = readCodes(yaml)
        let errors = yaml.values("errors", "an IPv4 address", IPAddress.init)
        let parts = yaml.mappings("parts").compactMap(readPart)
        let lookup = yaml.value("lookup", "a URL with at most one {ip}", LookupURL.init)
        let removal = yaml.mapping("removal").map(readRemoval)
        let checked = yaml.requiredValue("checked", Self.dateHint, CalendarDate.init)
        let confidence = yaml.requiredValue(
            "confidence", "one of high, medium, low", Blocklist.Confidence.init)
        if zones.isEmpty { yaml.error("zones", "'zones' needs at least one zone") }
        if ended == nil, removal == nil { _ = yaml.requiredText("removal") }
        guard let name, let `operator`, let website, let checked, let confidence else { return nil }
        return Blocklist(
            slug: slug, name: name, operator: `operator`, website: website.string,
            status: ended.map(Blocklist.Status.ended) ?? .active, zones: zones, keyedZones: keyed,
            listsIPv6: ipv6, subjects: subjects, codes: codes, errors: errors, parts: parts,
            lookup: lookup,
            removal: removal
                ?? Blocklist.Removal(by: .nobody, request: nil, expiry: nil, payment: .never),
            checked: checked, confidence: confidence)
    }

    private func readPart(_ yaml: YAMLMapping) -> Blocklist.Part? {
        let name = yaml.requiredText("name")
        let codes = yaml.values("codes", "an IPv4 address", IPAddress.init)
        let subjects = readSubjects(yaml)
        let removal = yaml.mapping("removal").map(readRemoval)
        if removal == nil { _ = yaml.requiredText("removal") }
        yaml.finish()
        guard let name, let removal else { return nil }
        return Blocklist.Part(name: name, codes: codes, subjects: subjects, removal: removal)
    }

    private func readRemoval(_ yaml: YAMLMapping) -> Blocklist.Removal {
        let by = yaml.value(
            "by", Self.choice(Blocklist.Requester.self), Blocklist.Requester.init)
        let request = yaml.value("request", "a URL", WebURL.init)
        let expiry = yaml.value("expiry", "a time such as PT24H, P7D or P4W", Expiry.init)
        let payment = yaml.value(
            "payment", Self.choice(Blocklist.Payment.self), Blocklist.Payment.init)
        yaml.finish()
        return Blocklist.Removal(
            by: by, request: request?.string, expiry: expiry, payment: payment ?? .never)
    }

    private func readSubjects(_ yaml: YAMLMapping) -> [Blocklist.Subject] {
        yaml.values("lists", Self.choice(Blocklist.Subject.self), Blocklist.Subject.init)
    }

    private func readCodes(_ yaml: YAMLMapping) -> [Blocklist.ReturnCode] {
        guard let codes = yaml.mapping("codes") else { return [] }
        let result = codes.keys.compactMap { key -> Blocklist.ReturnCode? in
            guard let meaning = codes.requiredText(key) else { return nil }
            guard let address = IPAddress(key) else {
                codes.error(key, "'\(key)' is not an IPv4 address")
                return nil
            }
            return Blocklist.ReturnCode(address: address, meaning: meaning)
        }
        return result
    }

    static let dateHint = "a date such as 2026-11-24"

    /// `one of a, b, c`, for an enumeration of names.
    static func choice<Value: CaseIterable & RawRepresentable<String>>(
        _ type: Value.Type
    ) -> String {
        "one of " + type.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
