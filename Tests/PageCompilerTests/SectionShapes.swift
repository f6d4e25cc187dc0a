/// Texts with sections in every place where an editor may put them.
enum SectionShapes {
    static let all = inlines + paragraphs + lists + orderedLists + code + others

    /// Texts in which a section decides whether a list is tight or loose; it is always loose.
    static let loose = [
        "1. a\n{{#ip}}\n\n   More {{ip}}.\n{{/ip}}\n2. b\n",
        "- a\n{{#ip}}\n\n  More {{ip}}.\n\n{{/ip}}\n- b\n",
        "- a\n\n{{#ip}}\n  More {{ip}}.\n\n{{/ip}}\n\nAfter.\n",
    ]

    private static let inlines = [
        "Server {{#ip}}`{{ip}}`{{/ip}}{{^ip}}unknown{{/ip}}.",
        "{{#ip}}Server {{ip}}.{{/ip}}{{^ip}}A server.{{/ip}}",
        "{{#ip}}Server {{ip}}.{{/ip}}",
        "Before.{{#ip}} Server {{ip}}.{{/ip}} After.",
        "A {{#ip}}*server {{ip}}*{{/ip}}{{^ip}}**server**{{/ip}}.",
        "A *{{#ip}}server {{ip}}{{/ip}}{{^ip}}server{{/ip}}* fails.",
        "A [{{#ip}}{{ip}}{{/ip}}{{^ip}}server{{/ip}}](https://a.example/).",
        "{{#ip}}[Look it up](https://a.example/?ip={{ip}}).{{/ip}}{{^ip}}Look.{{/ip}}",
        "[Look](https://a.example/{{#ip}}?ip={{ip}}{{/ip}}) it up.",
        "One {{#ip}}two\nthree{{/ip}} four\nfive.",
        "One\n{{#ip}}two {{ip}}{{/ip}}\nthree.",
        "One  \n{{#ip}}two {{ip}}{{/ip}}{{^ip}}three{{/ip}}  \nfour.",
        "{{#ip}}{{ip}}{{/ip}} {{#code}}{{code}}{{/code}} end.",
        "{{#ip}}A{{#code}} B {{code}}{{/code}}{{^code}} C{{/code}}{{/ip}}{{^ip}}D{{/ip}}.",
        "{{#ip-reversed}}{{ip-reversed}}.bl.example{{/ip-reversed}}{{^ip-reversed}}x{{/ip-reversed}}",
        "Ä{{#ip}} ö {{ip}} ü{{/ip}} ß.",
    ]

    private static let paragraphs = [
        "{{#ip}}\nServer {{ip}}.\n{{/ip}}\n{{^ip}}\nA server.\n{{/ip}}\n",
        "Before.\n\n{{#ip}}\nServer {{ip}}.\n{{/ip}}\n\nAfter.\n",
        "Before.\n\n{{#ip}}\nServer {{ip}}.\n\nMore.\n{{/ip}}\n\nAfter.\n",
        "Before.\n\n{{#ip}}\n\nServer {{ip}}.\n\n{{/ip}}\n\nAfter.\n",
        "Before\n{{#ip}}\nserver {{ip}}\n{{/ip}}\nafter.\n",
        "Before\n{{#ip}}\nserver {{ip}}\n{{/ip}}\n{{^ip}}\nno server\n{{/ip}}\nafter.\n",
        "{{#ip}}\nFirst {{ip}}.\n{{/ip}}\n\nLast.\n",
        "First.\n\n{{#ip}}\nLast {{ip}}.\n{{/ip}}",
        "{{#ip}}\n{{#code}}\nBoth {{ip}} {{code}}.\n{{/code}}\n{{^code}}\nOne {{ip}}.\n{{/code}}\n{{/ip}}\n",
        "A.\n\n{{#ip}}\nB {{ip}}.\n\n{{#code}}\nC {{code}}.\n\n{{/code}}\nD.\n{{/ip}}\n\nE.\n",
        "A.\n\n  {{#ip}}\nB {{ip}}.\n  {{/ip}}\n\nC.\n",
    ]

    private static let lists = [
        "- a\n{{#ip}}\n- b {{ip}}\n{{/ip}}\n- c\n",
        "- a\n{{#ip}}\n- b {{ip}}\n- b2\n{{/ip}}\n{{^ip}}\n- x\n{{/ip}}\n- c\n",
        "{{#ip}}\n- a {{ip}}\n{{/ip}}\n- b\n",
        "- a\n{{#ip}}\n- b {{ip}}\n{{/ip}}\n",
        "- a\n\n{{#ip}}\n- b {{ip}}\n\n{{/ip}}\n- c\n",
        "- a\n\n{{#ip}}\n- b {{ip}}\n\n{{/ip}}\n- c\n\n- d\n",
        "- a\n- b {{#ip}}{{ip}}{{/ip}}{{^ip}}x{{/ip}}\n- c\n",
        "- {{#ip}}a {{ip}}{{/ip}}{{^ip}}b{{/ip}}\n- c\n",
        "- a\n  - b\n{{#ip}}\n  - c {{ip}}\n{{/ip}}\n- d\n",
        "- a\n{{#ip}}\n  - b {{ip}}\n{{/ip}}\n- d\n",
        "- a\n{{#ip}}\n  more {{ip}}\n{{/ip}}\n- b\n",
        "- a\n\n{{#ip}}\n  More {{ip}}.\n\n{{/ip}}\n- b\n\n- c\n",
        "{{#ip}}\n- a {{ip}}\n- b\n{{/ip}}\n{{^ip}}\nNothing.\n{{/ip}}\n",
        "Before:\n\n{{#ip}}\n- a {{ip}}\n{{/ip}}\n- b\n\nAfter.\n",
        "* a\n{{#ip}}\n* b {{ip}}\n{{/ip}}\n{{#code}}\n* c {{code}}\n{{/code}}\n* d\n",
        "- a\n\n{{#ip}}\n  More {{ip}}.\n\n{{/ip}}\n  Rest.\n- b\n",
        "- a\n- b\n{{#ip}}\n- c {{ip}}\n{{/ip}}\n{{^ip}}\n- d\n- e\n{{/ip}}\n",
        "{{#ip}}\nOne {{ip}}.\n{{/ip}}\n{{^ip}}\n- a\n- b\n{{/ip}}\n",
        "- a\n{{#ip}}\n{{#code}}\n- b {{code}}\n{{/code}}\n- c {{ip}}\n{{/ip}}\n",
        "- a\n{{#ip}}\n- b\n{{#code}}\n- c {{code}}\n{{/code}}\n{{^code}}\n- d\n{{/code}}\n{{/ip}}\n- e\n",
        "- a\n{{#ip}}\n- b {{ip}}\n{{#code}}\n- c {{code}}\n{{/code}}\n{{/ip}}\n- d\n",
    ]

    private static let orderedLists = [
        "1. a\n{{#ip}}\n2. b {{ip}}\n{{/ip}}\n3. c\n",
        "1. a\n{{#ip}}\n2. b {{ip}}\n{{/ip}}\n{{^ip}}\n2. x\n{{/ip}}\n3. c\n4. d\n",
        "1. a\n\n{{#ip}}\n2. b {{ip}}\n\n{{/ip}}\n3. c\n\n4. d\n",
        "1. a\n2. {{#ip}}b {{ip}}{{/ip}}\n3. c\n",
        "1. a\n2. {{#ip}}b {{ip}}{{/ip}}{{^ip}}x{{/ip}}\n3. c\n",
        "1. a\n{{#ip}}\n1. b {{ip}}\n1. b2\n{{/ip}}\n1. c\n{{#code}}\n1. d {{code}}\n{{/code}}\n1. e\n",
        "1. a\n{{#ip}}\n1. b {{ip}}\n{{#code}}\n1. c {{code}}\n{{/code}}\n{{/ip}}\n1. d\n",
        "{{#ip}}\n1. a {{ip}}\n2. b\n{{/ip}}\n{{^ip}}\n1. x\n2. y\n{{/ip}}\n",
        "1. a\n{{#ip}}\n2. b {{ip}}\n{{/ip}}\n",
        "{{#ip}}\n1. b {{ip}}\n{{/ip}}\n1. c\n2. d\n", "{{#ip}}\n3. a {{ip}}\n4. b\n{{/ip}}\n",
        "1. {{#ip}}Ask {{ip}}.{{/ip}}{{^ip}}Ask.{{/ip}} Then {{#code}}say {{code}}{{/code}} *x*.\n",
        "1. {{#ip}}Ask {{ip}}.{{/ip}} Then ask {{#code}}for {{code}}{{/code}}\n2. a\n",
        "5. a\n{{#ip}}\n6. b {{ip}}\n{{/ip}}\n7. c\n",
        "1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n7. g\n8. h\n{{#ip}}\n9. i {{ip}}\n{{/ip}}\n10. j\n11. k\n",
        "1. a\n   - x\n{{#ip}}\n   - y {{ip}}\n{{/ip}}\n2. b\n",
        "1. a\n\n{{#ip}}\n   More {{ip}}.\n\n{{/ip}}\n2. b\n\n3. c\n",
        "Text.\n\n{{#ip}}\n1. a {{ip}}\n{{/ip}}\n\nText.\n\n1. b\n",
    ]

    private static let code = [
        "```\ndig {{#ip}}{{ip}}{{/ip}}{{^ip}}192.0.2.9{{/ip}}\n```\n",
        "```\n{{#ip}}\ndig {{ip}}\n{{/ip}}\n{{^ip}}\ndig x\n{{/ip}}\n```\n",
        "```\na\n{{#ip}}\nb {{ip}}\n{{/ip}}\nc\n```\n",
        "```sh\na\n\n{{#ip}}\nb {{ip}}\n\n{{/ip}}\nc\n```\n",
        "{{#ip}}\n```\ndig {{ip}}\n```\n{{/ip}}\n\nAfter.\n",
        "Before.\n\n{{#ip}}\n```\ndig {{ip}}\n```\n{{/ip}}\n{{^ip}}\n```\ndig x\n```\n{{/ip}}\n",
        "```\na:\n  {{#ip}}\n  b: {{ip}}\n  {{/ip}}\n  c: d\n```\n",
        "- a\n\n      dig {{#ip}}{{ip}}{{/ip}}\n\n- b\n",
        "~~~\n{{#ip}}\n  indented {{ip}}\n{{/ip}}\n~~~\n",
        "Before.\n\n    dig {{#ip}}{{ip}}{{/ip}}{{^ip}}x{{/ip}}\n",
        "Before.\n\n{{#ip}}\n    dig {{ip}}\n{{/ip}}\n\nAfter.\n",
        "Before.\n\n    a\n{{#ip}}\n    dig {{ip}}\n{{/ip}}\n    b\n\nAfter.\n",
        "1. a:\n\n   ```\n   dig {{#ip}}{{ip}}{{/ip}}\n   ```\n\n2. b\n",
        "1. a:\n\n   ```\n{{#ip}}\n   dig {{ip}}\n{{/ip}}\n   whois\n   ```\n\n2. b\n",
        "`dig {{#ip}}{{ip}}{{/ip}}{{^ip}}x{{/ip}}`",
    ]

    private static let others = [
        "## A {{#ip}}{{ip}}{{/ip}}{{^ip}}server{{/ip}}\n\nText.\n",
        "{{#ip}}\n## About {{ip}}\n\nText.\n{{/ip}}\n\n## Other\n",
        "{{#ip}}\n## About {{ip}}\n{{/ip}}\n{{^ip}}\n## About it\n{{/ip}}\n\nText.\n",
        "Title {{#ip}}{{ip}}{{/ip}}\n=====\n\nText.\n",
        "> Quote {{#ip}}{{ip}}{{/ip}}.\n",
        "> Quote.\n{{#ip}}\n> More {{ip}}.\n{{/ip}}\n",
        "{{#ip}}\n> Quote {{ip}}.\n{{/ip}}\n\nAfter.\n",
        "> a\n>\n> {{#ip}}b {{ip}}{{/ip}}\n",
        "> - a\n> - {{#ip}}b {{ip}}{{/ip}}{{^ip}}c{{/ip}}\n",
        "| a | b |\n|---|---|\n| {{#ip}}{{ip}}{{/ip}} | c |\n",
        "![{{#ip}}{{ip}}{{/ip}}{{^ip}}x{{/ip}}](/a.png)",
        "A &amp; {{#ip}}{{ip}} &lt;{{/ip}} B.",
        "A \\*{{#ip}}{{ip}}{{/ip}}\\*.",
    ]
}
