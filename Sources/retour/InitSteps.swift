internal import Editing

/// What to do with a new site, as commands to paste.
struct InitSteps: CustomStringConvertible {
    private let steps: [(what: String, command: String)]

    /// - Parameters:
    ///   - folder: of the site.
    ///   - hasPostfix: whether the mail server is known to be Postfix.
    init(folder: String, _ draft: SiteDraft, hasPostfix: Bool) {
        let retour = folder == "." ? "retour" : "retour -C \(Self.quoted(folder))"
        let unknown = draft.omittedBlocklists.filter { $0.problem.hasPrefix("is not known") }
        let server = hasPostfix ? "postfix" : "postfix   # or exim, rspamd, haraka, …"
        steps =
            [("Look at it in a browser", "\(retour) serve")]
            + unknown.prefix(3).map { list in
                (
                    "Describe your list, then add it to 'blocklists'",
                    "\(retour) new blocklist \(list.name)"
                )
            }
            + [
                ("Check it after each change", "\(retour) check"),
                (
                    "Build it for your web server",
                    "\(retour) build --for nginx   # or apache, caddy, static"
                ),
                (
                    "Or build and upload it",
                    "\(retour) publish --for nginx user@host:/var/www/reject"
                ),
                (
                    "Let rejections link to it",
                    "\(retour) mail-server \(server)"
                ),
            ]
    }

    var description: String {
        let lines = steps.enumerated().map { index, step in
            "  \(index + 1). \(step.what):\n     \(step.command)"
        }
        return (["", "Next:"] + lines).joined(separator: "\n")
    }

    /// A word for a shell.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.allSatisfy { character in
            character.isASCII
                && (character.isLetter || character.isNumber || "/._-+".contains(character))
        }
        return isPlain && !text.hasPrefix("-")
            ? text : "'\(text.replacing("'", with: #"'\''"#))'"
    }
}
