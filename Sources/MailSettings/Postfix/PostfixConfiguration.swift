/// A main.cf together with what it refers to: master.cf and the lookup tables whose text is there.
package struct PostfixConfiguration {
    package let settings: PostfixSettings
    /// Those of master.cf; `nil` if it is not known.
    package let services: [PostfixService]?
    let read: (String) -> ConfigurationText?

    static let sites = "postscreen_dnsbl_sites"

    /// - Parameters:
    ///   - main: a main.cf, or the output of `postconf -n`.
    ///   - master: a master.cf.
    ///   - read: a file that the configuration names; `nil` if it cannot be read.
    package init(
        _ main: ConfigurationText, master: ConfigurationText? = nil,
        read: @escaping (String) -> ConfigurationText? = { _ in nil }
    ) {
        settings = PostfixSettings(main)
        services = master.map(PostfixService.all)
        self.read = read
    }

    /// Whether postscreen runs; `nil` if that is not known.
    package var runsPostscreen: Bool? {
        services.map { $0.contains { $0.command == "postscreen" } }
    }

    /// The tables that a parameter names.
    package func tables(_ parameter: String) -> [LookupTable] {
        LookupTable.all(in: settings.elements(parameter), settings, read: read)
    }

    /// Every query of a DNS list, in the order in which Postfix has the parameters; one that several
    /// services share counts once, with its strongest effect.
    package var listUses: [PostfixListUse] {
        var reader = RestrictionReader(settings, read: read)
        var uses = sites(settings) + reader.uses(ofListsIn: settings.parameters.map(\.name))
        for service in services ?? [] where service.command == "smtpd" {
            let own = settings.overridden(by: service.options)
            var reader = RestrictionReader(own, read: read)
            uses += reader.uses(ofListsIn: service.options.map(\.name))
        }
        return Self.once(uses)
    }

    private static func once(_ uses: [PostfixListUse]) -> [PostfixListUse] {
        struct Key: Hashable {
            let entry: String
            let restriction: String
            let place: Place
        }
        var indices: [Key: Int] = [:]
        var result: [PostfixListUse] = []
        for use in uses {
            let key = Key(entry: use.entry, restriction: use.restriction, place: use.place)
            if let index = indices[key] {
                if use.effect.rejects, !result[index].effect.rejects { result[index] = use }
            } else {
                indices[key] = result.count
                result.append(use)
            }
        }
        return result
    }

    /// The sites of postscreen: `domain=filter*weight`.
    private func sites(_ settings: PostfixSettings) -> [PostfixListUse] {
        let action = settings.text("postscreen_dnsbl_action") ?? ""
        let threshold = settings.text("postscreen_dnsbl_threshold").flatMap { Int($0) } ?? 1
        return settings.elements(Self.sites).compactMap { element in
            let star = element.bytes.lastIndex { $0.value == UInt8(ascii: "*") }
            let weight = star.map { Int(element[($0 + 1)...].string) ?? 1 } ?? 1
            let effect: PostfixListUse.Effect =
                if runsPostscreen == false {
                    .nothing(.notRun)
                } else if weight == 0 {
                    .nothing(.weightless)
                } else if !["enforce", "drop"].contains(action) {
                    .nothing(.ignored)
                } else {
                    .scores(weight: weight, threshold: threshold)
                }
            return PostfixListUse(
                star.map { element[..<$0] } ?? element, weight: weight, restriction: Self.sites,
                parameter: Self.sites, effect: effect)
        }
    }
}
