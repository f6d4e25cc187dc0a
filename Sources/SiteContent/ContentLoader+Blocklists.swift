internal import Diagnostics
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// All blocklists, in the order of their file names; reports a zone that two of them claim, and
    /// parts that are not among them.
    func readBlocklists() -> [Blocklist] {
        var claims: [ListName: String] = [:]
        var positions: [Slug: BlocklistPositions] = [:]
        let lists: [Blocklist] = names(in: "blocklists").compactMap { name in
            let file = "blocklists/\(name)"
            guard name.hasSuffix(".yaml"), let slug = Slug(String(name.dropLast(5))) else {
                reporter.error(
                    tree.path(file), .start,
                    "a blocklist's file has a name such as 'spamcop.yaml': lower-case words, "
                        + "joined by hyphens")
                return nil
            }
            return readYAML(file) { yaml in
                let blocklist = Self.readBlocklist(slug, yaml)
                checkAge(blocklist.checked, "checked", yaml)
                positions[slug] = BlocklistPositions(yaml)
                let names = blocklist.linkNames + blocklist.otherNames.map(ListName.zone)
                for name in Set(names).sorted() {
                    if let other = claims[name] {
                        yaml.error("zones", "the zone '\(name)' already belongs to \(other)")
                    }
                    claims[name] = tree.path(file)
                }
                return blocklist
            }
        }
        checkParts(of: lists, positions)
        return lists
    }

    /// A blocklist; what is missing or wrong in the file is reported, and has a stand-in.
    static func readBlocklist(_ slug: Slug, _ yaml: some YAMLMapping) -> Blocklist {
        let isDraft = yaml.flag("draft", "true: not published yet.")
        let name = yaml.requiredValue("name", .singleLine, "The list's proper name.")
        let `operator` = yaml.requiredValue(.fact(.operator), .singleLine, "Who runs the list.")
        let website = yaml.requiredValue(.fact(.website), .url, "The list's website.")
        let kind = yaml.requiredValue(
            "kind", .choice(of: Blocklist.Kind.self),
            "What a listing means; it decides who must act.")
        let status = readStatus(yaml)
        let zones = yaml.values(
            .fact(.zones), .zone,
            "The DNS names under which the list is queried, the usual one first.")
        let keyedZones = yaml.values(
            "keyed-zones", .zone,
            "Suffixes that follow a customer's secret key; they count as the first zone.")
        let aliases = yaml.values(
            "aliases", .zone,
            "Wrong but common names of the list, which links may use; they count as the first zone."
        )
        let names = yaml.values(
            "names", .singleLine, "What replies call the list, beside its proper name.")
        let links = yaml.values(
            "links", .lookupLink,
            "The hosts of its look-up pages in replies, each with the path it needs: "
                + "www.spamhaus.org/sbl.")
        let listsIPv6 = yaml.flag(
            .fact(.ipv6), "Whether the list contains IPv6 addresses; left out if unknown.")
        let criteria = readCriteria(yaml)
        let answers = readAnswers(yaml)
        let parts = yaml.groups("parts", "The lists that a combined zone consists of.", readPart)
        let (impact, access, unit) = readUse(yaml)
        let (lookup, lookupForm) = readLookup(yaml)
        let removal = yaml.group("removal", "How one gets off the list.", readRemoval)
        let unsure = yaml.values(
            "unsure", .choice(of: Blocklist.Fact.self),
            "The keys whose facts nobody has confirmed.")
        let checked = yaml.requiredValue(
            "checked", .date, "When a person last compared the facts with their sources.")
        let confidence = yaml.requiredValue(
            "confidence", .choice(of: Blocklist.Confidence.self),
            "How reliable the facts are as a whole.")
        yaml.requireOne(
            of: ["removal", .fact(.ended)], "'removal' is missing: how one gets off the list")
        var blocklist = Blocklist(
            slug: slug, name: name ?? StandIn.line, operator: `operator` ?? StandIn.line,
            website: website ?? StandIn.url, kind: kind ?? .address,
            checked: checked ?? StandIn.date, confidence: confidence ?? .low)
        blocklist.status = status
        blocklist.isDraft = isDraft ?? false
        blocklist.zones = zones
        blocklist.keyedZones = keyedZones
        blocklist.aliases = aliases
        blocklist.names = names
        blocklist.links = links
        blocklist.impact = impact
        blocklist.access = access
        blocklist.unit = unit
        blocklist.listsIPv6 = listsIPv6
        blocklist.criteria = criteria
        blocklist.answers = answers
        blocklist.parts = parts
        blocklist.lookup = lookup
        blocklist.lookupForm = lookupForm
        blocklist.removal = removal ?? Blocklist.Removal()
        blocklist.unsure = Set(unsure)
        return blocklist
    }

    private static func readStatus(_ yaml: some YAMLMapping) -> Blocklist.Status {
        let ended = yaml.value(
            .fact(.ended), .endDate, "Since when the list no longer gives useful answers.")
        let listsEverything =
            yaml.flag(
                "lists-everything", "true: an ended list that answers 'listed' for every address.")
            ?? false
        let isDisputed =
            yaml.flag(
                "disputed", "true: sources contradict each other on whether the list still works.")
            ?? false
        if let ended { return .ended(ended, listsEverything: listsEverything) }
        if listsEverything, !yaml.has(.fact(.ended)) {
            yaml.error("lists-everything", "only a list that has 'ended' lists everything")
        }
        return isDisputed ? .disputed : .active
    }

    private static func readCriteria(_ yaml: some YAMLMapping) -> [Blocklist.Criterion] {
        yaml.values(
            .fact(.criteria), .choice(of: Blocklist.Criterion.self),
            "What gets something onto the list.")
    }

    private static func readLookup(
        _ yaml: some YAMLMapping
    ) -> (lookup: LookupURL?, form: WebURL?) {
        let lookup = yaml.value(
            .fact(.lookup), .lookup,
            "The page that shows one address's listing, with {ip} in place of the address.")
        let form = yaml.value(
            .fact(.lookupForm), .url,
            "A form that takes the address or domain, if no single page shows a listing.")
        if case .withoutAddress = lookup {
            yaml.warning(
                .fact(.lookup),
                "the lookup link has no {ip}, so it does not show the address's listing; put {ip} "
                    + "where the address goes, or name the key 'lookup-form'")
        }
        if case .page(let url) = lookup { return (url, form) }
        return (nil, form)
    }

    private static func readUse(
        _ yaml: some YAMLMapping
    ) -> (impact: Blocklist.Impact?, access: Blocklist.Access?, unit: Blocklist.Unit?) {
        let impact = yaml.value(
            .fact(.impact), .choice(of: Blocklist.Impact.self),
            "How much a listing matters: whether mail servers reject by it.")
        let access = yaml.value(
            .fact(.access), .choice(of: Blocklist.Access.self),
            "Who gets answers; left out if everyone does.")
        let unit = yaml.value(
            .fact(.unit), .choice(of: Blocklist.Unit.self),
            "What one entry covers; 'range' and 'network' include a server's neighbors.")
        return (impact, access, unit)
    }
}

extension ValueFormat<CalendarDate?> {
    /// When a list ended; `nil` if that is unknown.
    fileprivate static var endDate: Self {
        Self(
            TextGrammar(
                "a date such as 2025-01-16, 2025-01, or 2025, or 'unknown'",
                pattern: #"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown)$"#)
        ) { text in
            text == "unknown" ? .some(nil) : CalendarDate(text).map { .some($0) }
        }
    }
}

/// The value of `lookup`.
private enum Lookup {
    case page(LookupURL)
    case withoutAddress
}

extension ValueFormat<Lookup> {
    fileprivate static var lookup: Self {
        Self(TextGrammar("a URL such as https://example.org/?ip={ip}", pattern: "^https?://")) {
            text in
            LookupURL(text).map(Lookup.page)
                ?? WebURL(text.replacing("{ip}", with: "192.0.2.1")).map { _ in .withoutAddress }
        }
    }
}

extension ValueFormat<LookupLink> {
    fileprivate static var lookupLink: Self {
        Self(
            "a host such as www.spamhaus.org, or the beginning of a URL without 'https://'",
            pattern: #"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[!-~]*)?$"#)
    }
}
