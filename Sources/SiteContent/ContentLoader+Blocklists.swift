internal import Diagnostics
internal import Rejections
internal import SourceFiles

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
                let blocklist = Self.readBlocklist(slug, yaml)
                checkAge(blocklist?.checked, "checked", yaml)
                for zone in Set((blocklist?.linkNames ?? []) + (blocklist?.keyedZones ?? [])) {
                    if let other = claims[zone] {
                        yaml.error("zones", "the zone '\(zone)' already belongs to \(other)")
                    }
                    claims[zone] = tree.path(file)
                }
                return blocklist
            }
        }
    }

    static func readBlocklist(_ slug: Slug, _ yaml: YAMLMapping) -> Blocklist? {
        yaml.explain(blocklistMeanings)
        let isDraft = yaml.flag("draft") ?? false
        let name = yaml.requiredValue("name", .singleLine, SingleLine.init)
        let `operator` = yaml.requiredValue("operator", .singleLine, SingleLine.init)
        let website = yaml.requiredValue("website", .url, WebURL.init)
        let kind = yaml.requiredValue(
            "kind", .choice(Blocklist.Kind.self), Blocklist.Kind.init)
        let status = readStatus(yaml)
        let zones = yaml.values("zones", .zone, Zone.init)
        let keyed = yaml.values("keyed-zones", .zone, Zone.init)
        let ipv6 = yaml.flag("ipv6")
        let criteria = readCriteria(yaml)
        var answers = Blocklist.Answers()
        answers.listings = readAnswers("codes", yaml)
        answers.others = readAnswers("not-listings", yaml)
        answers.isBitmask = yaml.flag("bitmask") ?? false
        let parts = yaml.mappings("parts").compactMap(readPart)
        let lookup = readLookup(yaml)
        let form = yaml.value("lookup-form", .url, WebURL.init)
        let removal = yaml.mapping("removal").map(readRemoval)
        let unsure = yaml.values(
            "unsure", .choice(Blocklist.Fact.self), Blocklist.Fact.init)
        let checked = yaml.requiredValue("checked", .date, CalendarDate.init)
        let confidence = yaml.requiredValue(
            "confidence", .choice(Blocklist.Confidence.self), Blocklist.Confidence.init)
        check(answers, yaml)
        if zones.isEmpty, let kind, kind != .reputation, kind != .policy {
            yaml.error(
                "zones",
                "'zones' needs at least one zone; only a 'reputation' or a 'policy' has none")
        }
        yaml.requireOne(
            of: ["removal", "ended"], "'removal' is missing: how one gets off the list")
        guard let name, let `operator`, let website, let kind, let checked, let confidence else {
            return nil
        }
        var blocklist = Blocklist(
            slug: slug, name: name, operator: `operator`, website: website, kind: kind,
            checked: checked, confidence: confidence)
        blocklist.status = status
        blocklist.isDraft = isDraft
        blocklist.zones = zones
        blocklist.keyedZones = keyed
        blocklist.listsIPv6 = ipv6
        blocklist.criteria = criteria
        blocklist.answers = answers
        blocklist.parts = parts
        blocklist.lookup = lookup
        blocklist.lookupForm = form
        blocklist.removal = removal ?? Blocklist.Removal()
        blocklist.unsure = Set(unsure)
        return blocklist
    }

    private static func readStatus(_ yaml: YAMLMapping) -> Blocklist.Status {
        let expected = ValueFormat(
            "a date such as 2025-01-16, 2025-01 or 2025, or 'unknown'",
            pattern: #"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown)$"#)
        let ended: CalendarDate?? = yaml.value("ended", expected) { text in
            text == "unknown" ? .some(nil) : CalendarDate(text).map { .some($0) }
        }
        let listsEverything = yaml.flag("lists-everything") ?? false
        let isDisputed = yaml.flag("disputed") ?? false
        if let ended { return .ended(ended, listsEverything: listsEverything) }
        if listsEverything {
            yaml.error("lists-everything", "only a list that has 'ended' lists everything")
        }
        return isDisputed ? .disputed : .active
    }

    private static func readLookup(_ yaml: YAMLMapping) -> LookupURL? {
        let lookup = yaml.value("lookup", .url) { text in
            WebURL(text.replacing("{ip}", with: "192.0.2.1")).map { _ in text }
        }
        if let lookup, LookupURL(lookup) == nil {
            yaml.warning(
                "lookup",
                "the look-up link has no {ip}, so nobody sees the address's listing at once; "
                    + "put {ip} where the address goes, or call it 'lookup-form'")
        }
        return lookup.flatMap(LookupURL.init)
    }

    /// An answer cannot be both a listing and none.
    private static func check(_ answers: Blocklist.Answers, _ yaml: YAMLMapping) {
        for answer in answers.others {
            for listing in answers.listings where listing.pattern.overlaps(answer.pattern) {
                yaml.error(
                    "not-listings",
                    "'\(answer.pattern)' is no listing here, but 'codes' says that "
                        + "'\(listing.pattern)' is one")
            }
        }
    }

    private static func readPart(_ yaml: YAMLMapping) -> Blocklist.Part? {
        let name = yaml.requiredValue("name", .singleLine, SingleLine.init)
        let codes = yaml.values("codes", .answer, AnswerPattern.init)
        let criteria = readCriteria(yaml)
        let removal = yaml.mapping("removal").map(readRemoval)
        yaml.requireOne(
            of: ["removal"], "'removal' is missing: how one gets off this part of the list")
        yaml.finish()
        guard let name, let removal else { return nil }
        var part = Blocklist.Part(name: name, removal: removal)
        part.codes = codes
        part.criteria = criteria
        return part
    }

    private static func readRemoval(_ yaml: YAMLMapping) -> Blocklist.Removal {
        yaml.explain([
            "by": "Who can ask for removal; nobody: a listing ends by itself or not at all.",
            "request": "Where one asks.",
            "email": "Whom one asks by mail.",
            "needs": "What one must have or do before asking.",
            "delay": "How long a request takes at most.",
            "expiry": "When a listing ends by itself after its last cause.",
            "expiry-from": "'start' if the time counts from the beginning of the listing.",
            "payment": "'offered' if the list sells faster removal.",
        ])
        let by = yaml.value("by", .choice(Blocklist.Requester.self), Blocklist.Requester.init)
        let request = yaml.value("request", .url, WebURL.init)
        let email = yaml.value("email", .emailAddress, EmailAddress.init)
        let needs = yaml.values("needs", .choice(Blocklist.Need.self), Blocklist.Need.init)
        let delay = yaml.value("delay", .timeSpan, TimeSpan.init)
        let fromStart = yaml.value("expiry-from", ValueFormat(choices: ["start", "last-cause"])) {
            ["start": true, "last-cause": false][$0]
        }
        let expiry = yaml.value("expiry", .expiry) { text -> Blocklist.Expiry? in
            switch text {
            case "eventually": .eventually
            case "never": .never
            default:
                TimeSpan(text).map {
                    fromStart == true ? .afterStart($0) : .afterLastCause($0)
                }
            }
        }
        let payment = yaml.value(
            "payment", .choice(Blocklist.Payment.self), Blocklist.Payment.init)
        yaml.finish()
        var removal = Blocklist.Removal()
        removal.by = by
        removal.request = request
        removal.email = email
        removal.needs = needs
        removal.delay = delay
        removal.expiry = expiry
        removal.payment = payment ?? .never
        return removal
    }

    private static func readCriteria(_ yaml: YAMLMapping) -> [Blocklist.Criterion] {
        yaml.values("lists", .choice(Blocklist.Criterion.self), Blocklist.Criterion.init)
    }

    private static func readAnswers(_ key: String, _ yaml: YAMLMapping) -> [Blocklist.Answer] {
        yaml.pairs(key, .answer, AnswerPattern.init, .singleLine, SingleLine.init).map {
            Blocklist.Answer($0.name, meaning: $0.value)
        }
    }

    private static let blocklistMeanings = [
        "draft": "true: not yet published.",
        "name": "The list's proper name.",
        "operator": "Who runs the list.",
        "website": "The list's website.",
        "kind": "What being on the list says; it decides who must act.",
        "ended": "Since when the list gives no useful answers.",
        "lists-everything": "true: an ended list that answers 'listed' for every address.",
        "disputed": "true: sources contradict each other on whether the list still works.",
        "zones": "The DNS names under which the list is asked, the usual one first.",
        "keyed-zones": "Suffixes behind a customer's secret key; they count as the first zone.",
        "ipv6": "Whether the list holds IPv6 addresses; left out if unknown.",
        "lists": "What gets something on the list.",
        "codes": "The answers that are listings, with the list's own names for them.",
        "not-listings": "The answers that are none, such as error messages.",
        "bitmask": "true: the last octet is a sum of the bits that 'codes' names.",
        "parts": "The lists that a combined zone is made of.",
        "lookup": "The page that shows one address's listing, with {ip} in place of the address.",
        "lookup-form": "A form that takes the address or domain, where no single page shows it.",
        "removal": "How one gets off the list.",
        "unsure": "The keys whose facts nobody has confirmed.",
        "checked": "When a person last compared the facts with their sources.",
        "confidence": "How sure the facts are as a whole.",
    ]
}
