/// What nobody can have: names and addresses that standards reserve for examples and for testing, and
/// telephone numbers that authorities keep out of use for films and manuals.
package enum ReservedName {
    /// What is wrong with a host in something that is to be published; `nil` if nothing is.
    ///
    /// It completes the sentence "'reject.example' …".
    package static func problem(withHost host: String) -> String? {
        var name = host.lowercased()
        if name.last == "." { name.removeLast() }
        if name.first == "[", name.last == "]" { name = String(name.dropFirst().dropLast()) }
        if let address = IPAddress(name) { return problem(with: address) }
        let labels = name.split(separator: ".").map(String.init)
        guard let last = labels.last else { return nil }
        if ["example", "test", "invalid", "localhost"].contains(last) {
            let domain = labels.count == 1 ? last : ".\(last)"
            return domain == "localhost"
                ? "is this machine for everyone who opens it (RFC 6761)"
                : "is reserved for examples and tests: nobody has '\(domain)' (RFC 6761)"
        }
        if labels.dropLast().last == "example", ["com", "net", "org"].contains(last) {
            return "is reserved for examples: nobody has 'example.\(last)' (RFC 2606)"
        }
        return nil
    }

    private static func problem(with address: IPAddress) -> String? {
        let isReserved =
            switch address {
            case .v4(let value): examples.contains { value >> 8 == $0 }
            // RFC 3849 and RFC 9637.
            case .v6(let value): value >> 96 == 0x2001_0db8 || value >> 108 == 0x3fff0
            }
        return isReserved ? "is reserved for examples: no server has it (RFC 5737, RFC 3849)" : nil
    }

    /// The first three octets of the networks of RFC 5737: 192.0.2.0, 198.51.100.0, 203.0.113.0.
    private static let examples: [UInt32] = [0xC00002, 0xC63364, 0xCB0071]

    /// The same for a telephone number in international form, whatever is between its digits.
    package static func problem(withTelephone number: String) -> String? {
        let international = number.replacing("(0)", with: "")
        guard international.drop(while: \.isWhitespace).first == "+" else { return nil }
        let digits = String(international.filter { $0.isASCII && $0.isNumber })
        guard let authority = fictitious.first(where: { $0.has(digits) })?.authority else {
            return nil
        }
        return "is a number for films and manuals, which nobody has (\(authority))"
    }

    /// Numbers that one authority keeps out of use.
    private struct Fictitious {
        let authority: String
        let country: String
        /// The first digits after the country's own.
        let starts: [String]

        func has(_ digits: String) -> Bool {
            guard digits.hasPrefix(country) else { return false }
            let national = digits.dropFirst(country.count)
            return starts.contains(where: national.hasPrefix)
        }
    }

    private static let fictitious = [
        Fictitious(
            authority: "Bundesnetzagentur, notice 148/2021", country: "49",
            starts: [
                "3023125", "6990009", "4066969", "2214710", "8999998", "15228817386",
                "15228895456", "15254599371", "17139200", "1729925904", "1729968532",
                "1729973185", "1729973186", "1729980752", "1749091317", "1749464308", "176040690",
            ]),
        Fictitious(
            authority: "Ofcom, numbers for TV and radio drama", country: "44",
            starts: [
                "1632960", "2079460", "1914980", "2896496", "2920180", "7700900", "8081570",
                "9098790", "3069990",
            ]
                + ["113", "114", "115", "116", "117", "118", "121", "131", "141", "151", "161"]
                .map { "\($0)4960" }),
        Fictitious(
            authority: "ARCEP, decision 2018-0881", country: "33",
            starts: ["19900", "26191", "35301", "46571", "53649", "63998"]),
        Fictitious(
            authority: "ACMA, numbers for creative works", country: "61",
            starts: [
                "25550", "27010", "35550", "37010", "75550", "77010", "85550", "87010",
                "491570006", "491570110", "491570156", "491570157", "491570158", "491570159",
            ]),
        // 555-0100 to 555-0199 in each area.
        Fictitious(
            authority: "North American Numbering Plan, 555-01xx", country: "1",
            starts: (200...999).map { "\($0)55501" }),
    ]
}
