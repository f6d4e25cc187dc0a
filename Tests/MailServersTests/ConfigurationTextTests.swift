import Rejections
import Replies
import Testing

@testable import MailServers

@Suite("Text of configuration files")
struct ConfigurationTextTests {
    @Test(
        "a fact in a comment keeps its words, on one line, and nothing that is special anywhere",
        arguments: [
            ("Spamhaus ZEN", "Spamhaus ZEN"),
            ("Härtefall-Liste (IPv4/IPv6), 2. Ausgabe", "Härtefall-Liste (IPv4/IPv6), 2. Ausgabe"),
            ("قائمة 日本語", "قائمة 日本語"), ("a\u{301}", "a\u{301}"),
            ("SpamCop\nINJECTED line", "SpamCop INJECTED line"),
            ("A\r\nB\u{2028}C\u{85}D\0E", "A B C D E"), ("\nx = y\n", "x = y"),
            ("A\u{301}\nB", "A\u{301} B"), ("end of line \\", "end of line ?"),
            ("*/ alert(1) /*", "?/ alert(1) /?"),
            ("{# {= 1 =} {% if %} #}", "?? ?= 1 =? ?? if ?? ??"),
            ("${DBDIR} $(id) %s `id'", "??DBDIR? ?(id) ?s ?id'"), ("\"<x>\"|^[]", "??x??????"),
        ])
    func comments(_ fact: String, _ comment: String) {
        let text: ConfigurationText = "# \(comment: SingleLine(replacingBreaksIn: fact)).\n"
        #expect(text.description == "# \(comment).\n")
    }

    @Test(
        "an identifier consists of ASCII letters, digits, and underscores",
        arguments: [
            ("no-reverse-dns", "no_reverse_dns"), ("bl.list2.example", "bl_list2_example"),
            ("ä\n$x²", "___x_"),
        ])
    func identifiers(_ name: String, _ identifier: String) {
        let text: ConfigurationText = "RETOUR_\(identifier: name)_TEXT"
        #expect(text.description == "RETOUR_\(identifier)_TEXT")
    }

    @Test(
        "a regular expression matches its text and cannot end early",
        arguments: [
            ("User unknown", "User unknown"), ("a.b/c", #"a\.b\/c"#),
            (#"\[](){}*+?^$|"#, #"\\\[\]\(\)\{\}\*\+\?\^\$\|"#), ("ä\n€x", "ä....x"),
        ])
    func expressions(_ words: String, _ expression: String) {
        let text: ConfigurationText = "/\(regexp: words)/"
        #expect(text.description == "/\(expression)/")
    }

    @Test("a reply has its values in a program's notation, and nothing that is special anywhere")
    func replies() {
        let reply: ReplyText = "Client [\(.address)] is \("\n\"$x\"{%\\'`"); see"
        let text: ConfigurationText = "text = \(reply, ReplyNotation(address: "${ip}"))"
        #expect(text.description == "text = Client [${ip}] is ???x??????; see")
    }

    @Test("lines, words, and joined texts keep their order")
    func pieces() {
        let text: ConfigurationText = "one two\n\nthree"
        #expect(text.lines == ["one two", "", "three"])
        #expect(text.lines[0].words == ["one", "two"])
        #expect(text.lines.joined(separator: "\n") == text)
        #expect([ConfigurationText]().joined(separator: ", ") == "")
    }
}
