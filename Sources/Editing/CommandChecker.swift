internal import Diagnostics
internal import Foundation
internal import SiteContent
internal import SourceFiles
internal import Templating

/// Warns about commands and settings for administrators that do harm when they are pasted as they
/// are: examples that look like the reader's address, maps that are never loaded, and logs where
/// many systems have none.
struct CommandChecker {
    let text: PageText

    /// A line of the administrator's part.
    private struct Line {
        let text: Substring
        let isCode: Bool
        /// Whether readers see it only if the address is unknown.
        let isWithoutAddress: Bool
    }

    func check(into diagnostics: inout Diagnostics) {
        let lines = lines
        func warn(_ index: Substring.Index, _ message: String) {
            diagnostics.warning(text.path, text.body.position(of: index), message)
        }
        let reloads = lines.contains { line in
            ["postfix reload", "systemctl reload", "postmap "].contains { line.text.contains($0) }
        }
        let namesJournal = lines.contains { $0.text.contains("journalctl") }
        let takesAddress = text.body.text.contains("{{ip")
        for line in lines {
            if !reloads, line.isCode, let map = line.text.range(of: "texthash:") {
                warn(
                    map.lowerBound,
                    "Postfix reads a 'texthash:' table only when it starts; say beside the block that "
                        + "'postfix reload' is needed")
            }
            if !namesJournal, let log = Self.logs.lazy.compactMap({ line.text.range(of: $0) }).first
            {
                warn(
                    log.lowerBound,
                    "many systems have this log only in the journal; give the 'journalctl' command, "
                        + "too")
            }
            if takesAddress, line.isCode, !line.isWithoutAddress, Self.isCommand(line.text),
                let example = Self.examples.lazy.compactMap({ line.text.range(of: $0) }).first
            {
                warn(
                    example.lowerBound,
                    "a reader may paste this example; print {{ip}} or {{ip-reversed}} in its section, "
                        + "and the example in {{^ip}} … {{/ip}}")
            }
        }
    }

    private static let logs = ["/var/log/mail.log", "/var/log/maillog", "/var/log/syslog"]

    /// Addresses for documentation (RFC 5737, RFC 3849), as they are and reversed for a DNS query.
    private static let examples = [
        "192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:", ".2.0.192.", ".100.51.198.",
        ".113.0.203.",
    ]

    private static func isCommand(_ line: Substring) -> Bool {
        ["dig ", "host ", "nslookup ", "drill ", "whois ", "swaks "].contains(where: line.hasPrefix)
    }

    private var lines: [Line] {
        var result: [Line] = []
        var (isAdministrators, isCode, sections) = (false, false, [Bool]())
        for line in text.body.text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        {
            if !isAdministrators, !isCode, line == "---" { isAdministrators = true }
            if line.hasPrefix("```") {
                isCode.toggle()
                continue
            }
            let isOutside = !sections.contains(true)
            for tag in MustacheTag.all(in: String(line)) {
                switch tag.kind {
                case .section: sections.append(false)
                case .inverted: sections.append(tag.name.hasPrefix("ip"))
                case .end: _ = sections.popLast()
                default: break
                }
            }
            if isAdministrators {
                result.append(
                    Line(
                        text: line, isCode: isCode,
                        isWithoutAddress: !isOutside || sections.contains(true)))
            }
        }
        return result
    }
}
