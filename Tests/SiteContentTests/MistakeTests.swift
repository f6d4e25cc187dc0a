import Diagnostics
import SiteContent
import SourceFiles
import TestSupport
import Testing

@Suite struct MistakeTests {
    /// One mistake in one file, and the messages about it.
    struct Mistake: CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        let messages: [String]

        init(_ file: String, _ old: String, _ new: String, _ messages: String...) {
            self.file = "Content/" + file
            (self.old, self.new) = (old, new)
            self.messages = messages.map { "Content/" + $0 }
        }

        var testDescription: String { "\(file): \(new)" }
    }

    private func expect(_ mistake: Mistake) throws {
        let folder = try SiteFolder.content()
        try folder.edit(mistake.file, mistake.old, mistake.new)
        let content = ContentLoader.load(folder.sources)
        #expect(content.site == nil)
        #expect(content.partialSite != nil)
        #expect(
            content.diagnostics.sorted.map { folder.relative($0.description) }
                == mistake.messages)
    }

    @Test(
        "reports a mistake in the settings",
        arguments: [
            Mistake(
                "site.yaml", "organization:", "organisation:",
                "site.yaml:1:1: error: 'organization' is missing",
                "site.yaml:1:1: error: unknown key 'organisation'; did you mean 'organization'?"),
            Mistake(
                "site.yaml", "Example Mail", #""Example\u2028Mail""#,
                "site.yaml:1:15: error: 'Example\\u{2028}Mail' is not one line of text"),
            Mistake(
                "site.yaml", "https://reject.example", "reject.example",
                "site.yaml:2:11: error: 'reject.example' is not a URL such as "
                    + "https://reject.example, without a query or fragment"),
            Mistake(
                "site.yaml", "https://reject.example", "https://reject.example?",
                "site.yaml:2:11: error: 'https://reject.example?' is not a URL such as "
                    + "https://reject.example, without a query or fragment"),
            Mistake(
                "site.yaml", "default-locale: de", "default-locale: fr",
                "site.yaml:3:17: error: 'fr' is not one of 'locales'; add it there"),
            Mistake(
                "site.yaml", "[de, en]", "[de, en, de]",
                "site.yaml:4:19: error: 'de' is listed twice"),
            Mistake(
                "site.yaml", "  phone: \"+49 30 23125 000\"", "  hours: {de: a, en: b}",
                "site.yaml:6:3: error: 'contact' needs a 'phone' or a 'form': someone whose mail "
                    + "is rejected cannot write to you"),
            Mistake(
                "site.yaml", "000\"", "000\"\n  hours: {de: a}",
                "site.yaml:7:10: error: 'hours' does not say in 'en' what it says in other languages; "
                    + "add it"),
            Mistake(
                "site.yaml", "[alive]\n",
                "[alive]\nrole: {de: wir}\nlimits:\n  message-size: 50 MiB\n"
                    + "  greylisting-delay: 5 minutes\n",
                "site.yaml:8:7: error: 'role' does not say in 'en' what it says in other "
                    + "languages; add it",
                "site.yaml:10:17: error: '50 MiB' is not a size such as '50 MB'",
                "site.yaml:11:22: error: '5 minutes' is not a time such as PT30M, PT24H, P7D, or P4W"
            ),
            Mistake(
                "site.yaml", "[alive]\n",
                "[alive]\ndesign:\n  logo-dark: dark.svg\n  accent: \"#ff8800\"\n"
                    + "  accent-dark: \"#0a5280\"\n",
                "site.yaml:9:14: error: 'logo-dark' needs a 'logo' for all other readers",
                "site.yaml:10:11: error: #ff8800 has a contrast of 2.3:1 with white, and text needs "
                    + "5.0:1; choose a darker color",
                "site.yaml:11:16: error: #0a5280 has a contrast of 2.5:1 with black, and text needs "
                    + "6.2:1; choose a lighter color"),
            Mistake(
                "site.yaml", "[alive]\n",
                "[alive]\nlinks:\n  - name: {de: Störungen}\n    url: status\n",
                "site.yaml:10:10: error: 'status' is not a URL such as https://example.org/page"),
            Mistake(
                "reasons/too-big/en.md", "1. Do *this*.",
                "<<<<<<< mine\n1. Do *this*.\n=======\n1. Do *that*.\n>>>>>>> theirs",
                "reasons/too-big/en.md:10:1: error: this line is left over from a merge; keep one of the "
                    + "two versions, and remove the lines with '<<<<<<<', '=======', and '>>>>>>>'",
                "reasons/too-big/en.md:14:1: error: this line is left over from a merge; keep one of the "
                    + "two versions, and remove the lines with '<<<<<<<', '=======', and '>>>>>>>'"),
            Mistake(
                "site.yaml", "[alive]", "[alive, dead, alve]",
                "site.yaml:7:21: error: the blocklist 'dead' ended in 2013: querying it rejects "
                    + "legitimate mail; remove it here and from the mail server",
                "site.yaml:7:27: error: there is no Content/blocklists/alve.yaml; did you mean "
                    + "'alive'?"),
            Mistake(
                "site.yaml", "[alive]", "[bl.list.example, bl.dead.example, b.list.example]",
                "site.yaml:7:31: error: the blocklist 'bl.dead.example' ended in 2013: querying it "
                    + "rejects legitimate mail; remove it here and from the mail server",
                "site.yaml:7:48: error: no file in Content/blocklists has the zone "
                    + "'b.list.example'; did you mean 'bl.list.example'? If not, create one with "
                    + "'retour new blocklist b.list.example'"),
            Mistake(
                "site.yaml", "[alive]", "[block.example.net, Alive]",
                "site.yaml:7:14: error: no file in Content/blocklists has the zone "
                    + "'block.example.net'; create one with 'retour new blocklist "
                    + "block.example.net'",
                "site.yaml:7:33: error: 'Alive' is not the name of a blocklist's file, such as "
                    + "'spamcop', or a zone"),
            Mistake(
                "blocklists/alive.yaml", "name:", "draft: true\nname:",
                "site.yaml:7:14: error: the blocklist 'alive' is a draft; finish "
                    + "Content/blocklists/alive.yaml and remove its line 'draft: true'"),
        ])
    func settings(_ mistake: Mistake) throws { try expect(mistake) }

    @Test(
        "reports a mistake in a blocklist",
        arguments: [
            Mistake(
                "blocklists/alive.yaml", "name: The Living List",
                #"name: "Living\nsmtp_line = 1""#,
                "blocklists/alive.yaml:1:7: error: 'Living\\nsmtp_line = 1' is not one line of "
                    + "text"),
            Mistake(
                "blocklists/alive.yaml", "127.0.0.2: listed",
                "127.0.0.2: |\n    listed\n    deny",
                "blocklists/alive.yaml:9:14: error: a meaning is one line of text"),
            Mistake(
                "blocklists/alive.yaml", "127.0.0.2: listed", "127.0.0.2: black, open-relays",
                "blocklists/alive.yaml:9:14: error: unknown meaning 'open-relays'; did you mean "
                    + "'open-relay'?"),
            Mistake(
                "blocklists/alive.yaml", "lists: [spam-source, botnet]",
                "parts:\n  - list: ded\n    codes: [127.0.0.2]",
                "blocklists/alive.yaml:8:3: error: there is no Content/blocklists/ded.yaml; did you "
                    + "mean 'dead'?"),
            Mistake(
                "blocklists/alive.yaml", "kind: address", "kind: adress",
                "blocklists/alive.yaml:4:7: error: unknown value 'adress'; did you mean 'address'?"),
            Mistake(
                "blocklists/dead.yaml", "bl.dead.example", "bl.list.example",
                "blocklists/dead.yaml:5:8: error: the zone 'bl.list.example' already belongs to "
                    + "Content/blocklists/alive.yaml"),
            Mistake(
                "blocklists/dead.yaml", "zones: [bl.dead.example]", "zones: []",
                "blocklists/dead.yaml:5:8: error: 'zones' needs at least one zone; only a "
                    + "'reputation', a 'policy', or a part of a combined list has none"),
            Mistake(
                "blocklists/alive.yaml", "  127.0.0.2: listed", "  127.0.0: listed",
                "blocklists/alive.yaml:9:3: error: '127.0.0' is not an answer such as 127.0.0.2 "
                    + "or 127.0.0.[2..11]"),
            Mistake(
                "blocklists/alive.yaml", "  127.0.0.2: listed",
                "  127.0.0.[2..4]: listed\nnot-listings:\n  127.0.0.3: refused",
                "blocklists/alive.yaml:11:3: error: '127.0.0.3' is not a listing here, but 'codes' "
                    + "says that '127.0.0.[2..4]' is one"),
            Mistake(
                "blocklists/alive.yaml", "removal:\n  by: nobody\n  expiry: PT24H\n", "",
                "blocklists/alive.yaml:1:1: error: 'removal' is missing: how one gets off the list"
            ),
            Mistake(
                "blocklists/alive.yaml", "expiry: PT24H", "expiry: 24 hours",
                "blocklists/alive.yaml:13:11: error: '24 hours' is not a time such as PT24H, P7D, "
                    + "or P4W, 'eventually', or 'never'"),
            Mistake(
                "blocklists/alive.yaml", "expiry: PT24H", "email: delist",
                "blocklists/alive.yaml:13:10: error: 'delist' is not an email address"),
            Mistake(
                "blocklists/alive.yaml", "checked: 2026-11-24", "checked: 2026-02-30",
                "blocklists/alive.yaml:14:10: error: '2026-02-30' is not a date such as "
                    + "2026-11-24"),
            Mistake(
                "blocklists/alive.yaml", "confidence: high", "lists-everything: yes",
                "blocklists/alive.yaml:1:1: error: 'confidence' is missing",
                "blocklists/alive.yaml:15:19: error: 'yes' is not 'true' or 'false'"),
            Mistake(
                "blocklists/alive.yaml", "confidence: high",
                "confidence: high\nlists-everything: true",
                "blocklists/alive.yaml:16:19: error: only a list that has 'ended' lists "
                    + "everything"),
        ])
    func blocklist(_ mistake: Mistake) throws { try expect(mistake) }

    @Test(
        "reports a mistake in the facts of a reason",
        arguments: [
            Mistake(
                "reasons/dnsbl/reason.yaml", "actor: provider", "actor: postman",
                "reasons/dnsbl/reason.yaml:3:8: error: 'postman' is not one of sender, provider, "
                    + "recipient, operator, nobody, unknown"),
            Mistake(
                "reasons/dnsbl/reason.yaml", "[ip, list, code]", "[ip, list, cod]",
                "reasons/dnsbl/reason.yaml:6:24: error: unknown value 'cod'; did you mean 'code'?"),
            Mistake(
                "reasons/dnsbl/reason.yaml", "[ip, list, code]", "[ip, code]",
                "reasons/dnsbl/reason.yaml:8:8: error: 'list' among the 'parameters' and the key "
                    + "'lists' go together: 'lists' says which kinds of blocklist there are and "
                    + "whose text explains them"),
            Mistake(
                "reasons/dnsbl/reason.yaml", "[too-big]", "[to-big, nothing]",
                "reasons/dnsbl/reason.yaml:7:11: error: there is no reason or guide 'to-big'; did you "
                    + "mean 'too-big'?",
                "reasons/dnsbl/reason.yaml:7:19: error: there is no reason or guide 'nothing'"),
            Mistake(
                "reasons/dnsbl/reason.yaml", "ended: dnsbl-broken", "ended: dnsbl-borken",
                "reasons/dnsbl/reason.yaml:8:32: error: there is no reason 'dnsbl-borken'; did you "
                    + "mean 'dnsbl-broken'?"),
            Mistake(
                "reasons/dnsbl/reason.yaml", "[554]", "554",
                "reasons/dnsbl/reason.yaml:2:10: error: 'replies' must be a list: [a, b]"),
            Mistake(
                "reasons/dnsbl/reason.yaml", "codes: [5.7.1]", "codes: [[5.7.1]]",
                "reasons/dnsbl/reason.yaml:1:9: error: this must be a text, not a list or a group "
                    + "of lines"),
            Mistake(
                "reasons/dnsbl/reason.yaml", "actor: provider", "actor:",
                "reasons/dnsbl/reason.yaml:3:7: error: 'actor' is empty"),
            Mistake(
                "reasons/too-big/reason.yaml", "actor: sender", "actor: sender\ndraft: true",
                "reasons/dnsbl-broken/de.md:10:9: error: the page '/too-big' is a draft; publish "
                    + "it first, or leave the link out",
                "reasons/dnsbl-broken/en.md:11:9: error: the page '/too-big' is a draft; publish "
                    + "it first, or leave the link out",
                "reasons/dnsbl/de.md:11:9: error: the page '/too-big' is a draft; publish it "
                    + "first, or leave the link out",
                "reasons/dnsbl/en.md:12:9: error: the page '/too-big' is a draft; publish it "
                    + "first, or leave the link out",
                "reasons/dnsbl/reason.yaml:1:1: error: this names the page 'too-big', which is "
                    + "a draft; publish that one first"),
        ])
    func reason(_ mistake: Mistake) throws { try expect(mistake) }

    @Test(
        "reports a mistake in a text",
        arguments: [
            Mistake(
                "reasons/dnsbl/en.md", "title: Blocked", "titel: Blocked",
                "reasons/dnsbl/en.md:2:1: error: 'title' is missing",
                "reasons/dnsbl/en.md:2:1: error: unknown key 'titel'; did you mean 'title'?"),
            Mistake(
                "reasons/dnsbl/en.md", "title: Blocked", "title: |\n  Blocked\n  again",
                "reasons/dnsbl/en.md:2:8: error: 'Blocked\\nagain\\n' is not one line of text"),
            Mistake(
                "reasons/dnsbl/en.md", "forward: {provider: Please help.}\n", "",
                "reasons/dnsbl/en.md:2:1: error: 'forward' has no text for the 'provider', who "
                    + "must act; write what the sender asks them to do"),
            Mistake(
                "reasons/dnsbl/en.md", "forward: {provider: Please help.}", "forward: Help.",
                "reasons/dnsbl/en.md:5:10: error: 'forward' must be a group of 'key: value' lines"
            ),
            Mistake(
                "reasons/dnsbl/en.md", "{provider: Please help.}", "{provder: Please help.}",
                "reasons/dnsbl/en.md:5:10: error: 'forward' has no text for the 'provider', who "
                    + "must act; write what the sender asks them to do",
                "reasons/dnsbl/en.md:5:11: error: unknown key 'provder'; did you mean 'provider'?"),
            Mistake(
                "reasons/too-big/en.md", "next: Do this first.\n", "",
                "reasons/too-big/en.md:2:1: error: 'next' is missing"),
            Mistake(
                "reasons/dnsbl/en.md", "[that](/too-big)", "[that](/to-big)",
                "reasons/dnsbl/en.md:12:9: error: there is no page '/to-big'; did you mean "
                    + "'/too-big'?"),
            Mistake(
                "reasons/dnsbl/en.md", "[that](/too-big)", "[that](/too)",
                "reasons/dnsbl/en.md:12:9: error: there is no page '/too'; did you mean "
                    + "'/too-big'?"),
            Mistake(
                "reasons/dnsbl/en.md", "[that](/too-big)", "[that](too-big)",
                "reasons/dnsbl/en.md:12:9: error: 'too-big' is not a link; write '/too-big' for a "
                    + "page of the site, or a URL with https://"),
            Mistake(
                "reasons/dnsbl/en.md", "[that](/too-big)", "[that]()",
                "reasons/dnsbl/en.md:12:9: error: the link has no destination; add one"),
            Mistake(
                "reasons/dnsbl/en.md", "Do *this*.", "Do <b>this</b>.",
                "reasons/dnsbl/en.md:11:7: error: HTML is never shown; write it in Markdown"),
            Mistake(
                "reasons/dnsbl/en.md", "Do *this*.", "Do <br> <b>this</b> or that</i>.",
                "reasons/dnsbl/en.md:11:7: error: HTML is never shown; write it in Markdown",
                "reasons/dnsbl/en.md:11:12: error: HTML is never shown; write it in Markdown",
                "reasons/dnsbl/en.md:11:31: error: HTML is never shown; write it in Markdown"),
            Mistake(
                "reasons/dnsbl/en.md", "Do *this*.", "Do ![this](https://a.example/).",
                "reasons/dnsbl/en.md:11:7: error: an image would need another request; a page is "
                    + "read without any"),
            Mistake(
                "reasons/dnsbl/en.md", "## What to do", "# What to do",
                "reasons/dnsbl/en.md:9:1: error: only the title is a heading of level 1; begin "
                    + "headings with '##'"),
            Mistake(
                "reasons/dnsbl/en.md", "\n---\n\n## For", "\n## For",
                "reasons/dnsbl/en.md:8:1: error: the administrator's part is missing; begin it "
                    + "with '---' on a line of its own between empty lines"),
            Mistake(
                "reasons/dnsbl/en.md", "Look at", "---\n\nLook at",
                "reasons/dnsbl/en.md:20:1: error: a second '---'; there is only one, between the "
                    + "sender's part and the administrator's"),
            Mistake(
                "reasons/dnsbl/en.md", "1. Do *this*.\n2. Then", "Do *this*. Then",
                "reasons/dnsbl/en.md:8:1: error: the sender's part has no steps; write them as a "
                    + "numbered list: '1. …'"),
        ])
    func text(_ mistake: Mistake) throws { try expect(mistake) }

    @Test(
        "reports a mistake in the words of a locale",
        arguments: [
            Mistake(
                "locales/en.yaml", "skip: Skip to the content", "skipp: Skip",
                "locales/en.yaml:1:1: error: the phrase 'skip' is missing; "
                    + "Content/locales/de.yaml has it",
                "locales/en.yaml:1:8: error: unknown phrase 'skipp'; Content/locales/de.yaml does "
                    + "not have it; did you mean 'skip'?"),
            Mistake(
                "locales/en.yaml", "blocked: Blocked", "blocked: \"\"",
                "locales/en.yaml:1:1: error: the phrase 'list-blocked' is missing; "
                    + "Content/locales/de.yaml has it",
                "locales/en.yaml:4:12: error: 'blocked' is empty"),
            Mistake(
                "locales/en.yaml", "longest-sentence: 20", "longest-sentence: 0",
                "locales/en.yaml:6:21: error: '0' is not a whole number"),
            Mistake(
                "locales/en.yaml", "style:\n", "style: short\nx:\n",
                "locales/en.yaml:5:8: error: 'style' must be a group of 'key: value' lines",
                "locales/en.yaml:7:21: error: unknown phrase 'x-longest-sentence'; "
                    + "Content/locales/de.yaml does not have it"),
            Mistake(
                "locales/de.yaml", "skip:", "draft: true\nskip:",
                "locales/de.yaml:1:1: error: the default locale cannot be a draft"),
        ])
    func locale(_ mistake: Mistake) throws { try expect(mistake) }
}
