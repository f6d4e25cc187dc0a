/// Texts on which Markdown parsers like to differ.
enum TrickyMarkdown {
    static let texts = lists + headings + links + code + characters + emphasis + html + quotes

    /// What opens a level, what is in the middle, what closes a level.
    static let deep = [
        ("> ", "a\n", ""), (">", "a\n", ""), ("- ", "a\n", ""), ("1. ", "a\n", ""),
        ("> - ", "a\n", ""),
        ("*", "a", "*"), ("**", "a", "**"), ("*a ", "b", "*"), ("_a ", "b", ""), ("[", "a", "](x)"),
        ("![", "a", "](x)"), ("[a](", "b", ")"), ("`", "a", "`"), ("`a``", "b", ""),
        ("<", "a", ">"),
        ("\\", "a", "\\"), ("&", "a", ";"), ("[", "a", "]"), ("<div>", "a", "</div>"),
        ("a **a ", "b", ""),
    ]

    private static let lists = [
        "- a\n  - b\n    - c\n  - d\n- e", "- a\n\n  b\n\n- c", "- a\n- b\n\n- c",
        "1. a\n2. b\n7. c", "7. a\n1. b",
        "1) a\n2. b\n3) c", "- a\n* b\n+ c", "- a\n\n      code\n  b", "-\n  a", "-\n\n  a",
        "- \n- b\n-", "1.\n2. b",
        "0. a", "123456789. a", "1234567890. a", "-1. a", "a\n- b", "a\n1. b", "a\n2. b",
        "- a\nb\n  c",
        "10. a\n    b\n\n    c\n   d", " - a\n  - b\n   - c\n    - d", "- # a\n- ---\n- > b",
        "* * *\n* a\n* - - b",
        "- a\n<!-- -->\n- b", "-\ta\n\n\tb", "1.  a\n\n    - b\n\n      c\n    - d\n2.  e",
    ]
    private static let headings = [
        "a\n===", "a\n---", "a\nb\n===\nc", "# a #\n## b ##  \n### c \\###", "#a\n# \n#",
        "####### a", "a\n= =\n- -",
        "> a\n---", "- a\n---", "`a\n---\nb`", "***\n---\n___\n_ _ _\n+++", "    a\n---",
        "# *a* [b](/c) `d`", "---\na\n---",
    ]
    private static let links = [
        "[a]: /x 't'\n\n[a] [A][] [b][a]", "[a]: /x\n[a]: /y\n\n[a]", "[a]:\n/x\n\"t\nu\"\n\n[a]",
        "[a]: /x 't' u\n\n[a]",
        "[ẞ]: /x\n\n[ss]", "[a\\]]: /x\n\n[a\\]]", "[a](/x(y)z)", "[a](/x(y)", "[a](<x y>)",
        "[a](x y)", "[a](/x 't\"u')",
        "[a [b](/x)](/y)", "[a ![b](/x)](/y)", "![a *b* [c](/x)](/y)", "[a]()", "[](/x)",
        "[a] (/x)", "[a](/x\n'b')",
        "[a](/ä%20&auml;)", "[a](/x \"&quot;\")", "<https://a.example/?b=c&d>", "<a+b@c.example>",
        "<https://a b>",
        "https://a.example", "<a.b:c>", "<m:abc>", "[a][b][c]\n\n[b]: /x\n[c]: /y", "[a\\",
        "[a](\\)", "[*a](/x)*",
        "[a]: /x\n# [a]\n[b]: /y\n> [c]: /z\n\n[b] [c]",
        "[a](javascript:x) ![b](data:image/png;base64,AA)",
    ]
    private static let code = [
        "```\na\n```", "```sh b\na", "~~~\n```\n~~~~", "   ```\n   a\n  b\n ```",
        "    a\n\n    b\n  c", "\ta\tb",
        "  \ta", "`` a`b ``", "` `` `", "`a\nb`", "`\\`", "` a `  `  `", "```a```", "``` `\nb",
        "- ```\n  a\n- b\n  ```",
        "> ```\n> a\nb", "``a`", "```\n\n\n", "`&amp;` `<b>`", "a\n    b", "````\n```\n````",
        "~~~ a`~\nb\n~~~",
    ]
    private static let characters = [
        "", "\n", " ", "\t", "\r", "\r\n", "\u{0}", "a\u{0}b", "\u{FEFF}a", "a\r\nb\r\n\r\nc\r",
        "- a\r\n- b\r\n\r\n```\r\nc\r\n```\r\n",
        "a\\\r\nb  \r\nc",
        "&amp; &copy; &AElig; &#35; &#x22; &nbsp;&nope; &#0; &#99999999; &#xD800; &#; &x;",
        "&quot;a&quot; &lt;b&gt;",
        "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~",
        "\\a\\ä\\\t\\ ", "a  \nb\\\nc \nd",
        "a  ", "a\\", "e\u{301} 👩‍👩‍👧 \u{202E}abc\u{202C} \u{200B}", "\u{A0}a\u{A0}",
        "a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f",
        "\u{1}\u{7F}\u{FFFE}\u{10FFFF}", "\"a\" 'b' -- --- ...", "a\tb\n\tc\n-\t\td",
        "{{ip}} {{#ip}}a{{/ip}} %7B%7B",
    ]
    private static let emphasis = [
        "*a* **b** ***c*** ****d****", "_a_ __b__ ___c___", "*a _b* c_", "**a*b**c*", "*a**b**c*",
        "a*b*c a_b_c", "* a *", "*(*a*)*",
        "_(_a_)_", "**a", "a**", "***a** b*", "***a* b**", "*a\nb*", "**a\n\nb**", "*[a*](/x)",
        "*`a*`", "*<a*>*", "_ä_ö _ä_", "*\u{A0}a*",
        "**\"a\"**b", "*****a*****", "*a**b*", "__a_b__c_", "*a\\*b*", "**a*", "*a**", "*_*_*_*",
    ]
    private static let html = [
        "<div>\n*a*\n\n*b*\n</div>", "<b>a</b>", "a <b c='d' e=f g> h",
        "<script>\n\n*a*\n</script> b", "<!-- a\n\nb -->\n*c*",
        "a <!-- b -- c -->", "<?a\n\n?>\nb", "<!A\n\n>", "<![CDATA[\n\n]]>", "<a\nb>", "</b >",
        "<33> <__> <a/b>", "<pre\n*a*",
        "<table>\n  <td>\n\n    a", "  <div>\n    <div>", "    <div>", "<del>\n*a*\n</del>",
        "<del>*a*</del>", "- <div>\n- a",
    ]
    private static let quotes = [
        "> a\nb\n> c", "> a\n\n> b", "> - a\n> - b\n>\n> c", ">>> a\n> b\nc", ">\n>\n",
        ">a\n>    b", ">     a\n>\tb", "> # a\n> ===\nb",
        "> 1. a\n>    > b\n> 2. c", ">\t- a",
    ]
}
