internal import Rejections

// The formats that more than one file has.

extension ValueFormat<String> {
    /// Any text.
    static var text: Self { Self(TextGrammar(nil)) { $0 } }

    /// A text on one line that may have variables.
    static var line: Self {
        Self(TextGrammar("one line of text")) { SingleLine($0)?.description }
    }
}

extension ValueFormat<SingleLine> {
    static var singleLine: Self { Self("one line of text") }
}

extension ValueFormat<CalendarDate> {
    static var date: Self {
        Self("a date such as 2026-11-24", pattern: #"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"#)
    }
}

extension ValueFormat<WebURL> {
    static var url: Self {
        Self("a URL such as https://example.org/page", pattern: "^https?://")
    }
}

extension ValueFormat<Slug> {
    static let slugPattern = "^[a-z0-9]+(-[a-z0-9]+)*$"
}

extension ValueFormat<Zone> {
    static var zone: Self {
        Self("a zone such as bl.spamcop.net", pattern: #"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"#)
    }
}

extension ValueFormat<LanguageTag> {
    static var languageTag: Self {
        Self("a language tag such as 'de'", pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
    }
}

extension ValueFormat<AnswerPattern> {
    static var answer: Self {
        Self(
            "an answer such as 127.0.0.2 or 127.0.0.[2..11]",
            pattern: #"^([0-9]+|\[[0-9.;]+\])(\.([0-9]+|\[[0-9.;]+\])){3}$"#)
    }
}

extension ValueFormat<TimeSpan> {
    static var timeSpan: Self {
        Self(
            "a time such as PT30M, PT24H, P7D, or P4W", pattern: "^P(T[0-9]+[MH]|[0-9]+[DW])$")
    }
}
