internal import Rejections

/// Follows lists of restrictions to the DNS lists that they query: through restriction classes and
/// the results of access tables.
struct RestrictionReader {
    private let settings: PostfixSettings
    private let read: (String) -> ConfigurationText?
    private let classes: Set<String>
    /// Whether all rejections are temporary.
    private let softens: Bool
    /// The classes that are being followed, so that no two follow each other forever.
    private var open: Set<String> = []
    /// The classes that a list uses.
    private var used: Set<String> = []
    private var uses: [PostfixListUse] = []

    init(_ settings: PostfixSettings, read: @escaping (String) -> ConfigurationText?) {
        self.settings = settings
        self.read = read
        classes = Set(settings.elements("smtpd_restriction_classes").map(\.string))
        softens = settings.text("soft_bounce")?.lowercased() == "yes"
    }

    /// What changes the meaning of a restriction.
    private struct Context {
        var parameter: String
        var warns = false
        var defers = false
        /// What ends the list before.
        var end: (name: String, place: Place?)?
    }

    /// The DNS lists that these parameters query, in order, if they are lists of restrictions.
    ///
    /// A list of another name counts if it is not known to be unused: a service in master.cf may
    /// name it.
    mutating func uses(ofListsIn parameters: [String]) -> [PostfixListUse] {
        uses = []
        let isKnown = { (name: String) in PostfixRestriction.lists.contains(name) }
        for name in parameters where isKnown(name) {
            follow(name, Context(parameter: name))
        }
        let reached = uses
        let places = Set(reached.map(\.place))
        uses = []
        for name in parameters where !isKnown(name) && isList(name) && !used.contains(name) {
            follow(name, Context(parameter: name))
        }
        return reached + uses.filter { !places.contains($0.place) }
    }

    private func isList(_ name: String) -> Bool {
        classes.contains(name) || name.hasSuffix("_restrictions")
    }

    private mutating func follow(_ name: String, _ context: Context) {
        guard let list = settings.value(name) else { return }
        follow(list, context)
    }

    private mutating func follow(_ list: PlacedText, _ context: Context) {
        var context = context
        var warnsNext = false
        for restriction in PostfixRestriction.all(in: list) {
            switch restriction.name {
            case "warn_if_reject":
                warnsNext = true
                continue
            case "defer_if_reject": context.defers = true
            case _ where restriction.endsList && !warnsNext && context.end == nil:
                context.end = (restriction.name, restriction.place)
            default:
                var own = context
                own.warns = own.warns || warnsNext
                add(restriction, own)
            }
            warnsNext = false
        }
    }

    private mutating func add(_ restriction: PostfixRestriction, _ context: Context) {
        if restriction.name == "reject_maps_rbl" {
            for list in settings.elements("maps_rbl_domains") {
                append(list, restriction: "reject_maps_rbl", context)
            }
        } else if let name = settings.parameter(restriction.name)?.name, isList(name),
            open.insert(name).inserted
        {
            used.insert(name)
            var inner = context
            inner.parameter = name
            follow(name, inner)
            open.remove(name)
        } else if let argument = restriction.argument {
            if restriction.name.hasSuffix("_access") {
                addResults(of: argument, context)
            } else if restriction.queriesList {
                append(argument, restriction: restriction.name, context)
            }
        }
    }

    /// An access table may answer with restrictions (access(5)).
    private mutating func addResults(of table: PlacedText, _ context: Context) {
        for table in LookupTable.all(in: [table], settings, read: read) {
            for entry in table.entries ?? [] {
                let restrictions = PostfixRestriction.all(in: entry.value)
                guard restrictions.contains(where: isListOrClass) else { continue }
                follow(entry.value, context)
            }
        }
    }

    private func isListOrClass(_ restriction: PostfixRestriction) -> Bool {
        classes.contains(restriction.name) || restriction.queriesList
    }

    private mutating func append(
        _ list: PlacedText, restriction: String, _ context: Context
    ) {
        let effect: PostfixListUse.Effect =
            if let end = context.end {
                .nothing(.unreachable(after: end.name, end.place))
            } else if restriction.hasPrefix("permit_") {
                .permits
            } else if context.warns {
                .warns
            } else if context.defers || softens || isTemporary {
                .defers
            } else {
                .rejects
            }
        if let use = PostfixListUse(
            list, restriction: restriction, parameter: context.parameter, effect: effect)
        {
            uses.append(use)
        }
    }

    private var isTemporary: Bool {
        settings.text("maps_rbl_reject_code")?.hasPrefix("4") == true
    }
}
