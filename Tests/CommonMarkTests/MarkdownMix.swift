import TestSupport

/// Random documents made of pieces that mean something to a Markdown parser.
struct MarkdownMix {
    private var generator: SplitMix64

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
    }

    mutating func next() -> String {
        let count = Int.random(in: 1...60, using: &generator)
        return (0..<count).map { _ in piece() }.joined()
    }

    private mutating func piece() -> String {
        let pieces =
            switch Int.random(in: 0..<6, using: &generator) {
            case 0, 1: Self.blocks
            case 2, 3: Self.inlines
            case 4: Self.words
            default: Self.hostile
            }
        return pieces.randomElement(using: &generator) ?? ""
    }

    private static let blocks = [
        "\n", "\n", "\n\n", "\n\n", "\r\n", "\r", "\n- ", "\n* ", "\n+ ", "\n1. ", "\n7) ",
        "\n  - ",
        "\n    ", "\n\t", "\n> ", "\n>", "\n# ", "\n###### ", "\n---\n", "\n***\n", "\n===\n",
        "\n```\n",
        "\n```sh\n", "\n~~~\n", "\n[a]: /x \"t\"\n", "\n[b]: <y>\n", "\n   ", "\n-\n", "\n- > ",
        "\n> - ",
    ]
    private static let inlines = [
        "*", "**", "***", "_", "__", "`", "``", "[", "]", "(", ")", "](/x)", "](<a b>)",
        "](/x 't')",
        "![", "][a]", "[b]", "<", ">", "\\", "\\*", "\\\n", "  \n", "&amp;", "&copy;", "&#65;",
        "&#x0;", "&nope;",
        "<https://a.example/?b=c&d=e>", "<a@b.example>", "!", "\"", "'", "&", "~~", "|", "\t", "  ",
    ]
    private static let words = [
        "a", "word", "zwei Wörter", "日本", "e\u{301}", "\u{A0}", "😀", "1", "{{ip}}", "192.0.2.1",
        ".", ",", " ",
        "\u{0}", "\u{2028}", "\u{FEFF}",
    ]
    private static let hostile = [
        "<script>alert(1)</script>", "<b>", "</b>", "<!-- x -->", "<!--", "-->", "<?php ?>",
        "<![CDATA[", "]]>",
        "<div\n", "<a href='x'>", "[x](javascript:a)", "[x](JAVASCRIPT:a)", "![x](vbscript:a)",
        "<javascript:a>",
        "[x](data:text/html,a)", "\n[c]: javascript:a\n", "[c]", "[x](&#106;avascript:a)",
        "<svg onload=x>",
        "[x](file:///etc)", "\n<script>\n", "\n</div>\n",
    ]
}
