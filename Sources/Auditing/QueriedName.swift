/// A name that a Postfix configuration queries as a blocklist (postconf(5)).
package struct QueriedName: Hashable, Sendable {
    /// As the configuration writes it; it may begin with a secret key.
    package let name: String
    /// The answers that count: `127.0.0.[2..11]`; `nil` if any does.
    package let answers: String?
    /// The line of the parameter.
    let line: Int
    let isPostscreen: Bool

    /// The blocklists that a main.cf, or the output of `postconf -n`, queries, in its order.
    ///
    /// A site of postscreen with a negative weight is an allowlist and left out.
    package static func all(inPostfix text: String) -> [QueriedName] {
        Setting.postfix(text).flatMap(all)
    }

    static func all(in setting: Setting) -> [QueriedName] {
        let words = setting.value.split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
        func name(_ entry: String, isPostscreen: Bool) -> QueriedName {
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            return QueriedName(
                name: parts.first ?? entry, answers: parts.count > 1 ? parts[1] : nil,
                line: setting.line, isPostscreen: isPostscreen)
        }
        var names: [QueriedName] = []
        if setting.name == "postscreen_dnsbl_sites" {
            for word in words {
                let entry = word.split(separator: "*").map(String.init)
                guard let site = entry.first, entry.count < 2 || !entry[1].hasPrefix("-") else {
                    continue
                }
                names.append(name(site, isPostscreen: true))
            }
        }
        for (restriction, argument) in zip(words, words.dropFirst())
        where restriction.hasPrefix("reject_rbl_") || restriction.hasPrefix("reject_rhsbl_") {
            names.append(name(argument, isPostscreen: false))
        }
        return names
    }

    /// The value of a parameter: the last one that is set.
    package static func value(_ parameter: String, inPostfix text: String) -> String? {
        Setting.postfix(text).last { $0.name == parameter && !$0.value.isEmpty }?.value
    }
}
