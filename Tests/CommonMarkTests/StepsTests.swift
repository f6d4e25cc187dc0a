import CommonMark
import Testing

@Suite struct StepsTests {
    private func steps(_ markdown: String) -> [String] {
        Steps(in: Document(markdown).events[...]).texts
    }

    @Test(
        "the steps are the items of the first ordered list, each on one line",
        arguments: [
            ("", []), ("a", []), ("1. a", ["a"]), ("1. a\n2. b", ["a", "b"]),
            ("x\n\n1. a\n2. b\n\ny\n\n1. c", ["a", "b"]), ("7) a\n8) b", ["a", "b"]),
            ("1. a\n   b\n2. c  \n   d", ["a b", "c d"]), ("1. *a* `b`", ["a b"]),
            ("1. [a](/b)", ["a </b>"]), ("1. a\n\n   b\n2. c", ["a b", "c"]),
            ("1. a\n   - b\n   - c\n2. d", ["a - b - c", "d"]),
            ("1. a\n   1. b\n   2. c\n2. d", ["a 1. b 2. c", "d"]),
            ("> 1. a\n> 2. b", ["a", "b"]), ("1. a\n\n1) b", ["a"]),
        ] as [(String, [String])])
    func steps(markdown: String, expected: [String]) {
        #expect(steps(markdown) == expected)
    }

    @Test func `a long step is still one line`() {
        let words = Array(repeating: "word", count: 60).joined(separator: " ")
        #expect(steps("1. \(words)") == [words])
    }

    @Test(
        "a bullet list has no steps",
        arguments: [
            ("- a", []), ("- a\n\n1. b", ["b"]), ("- a\n- b\n\nx\n\n1. c\n2. d", ["c", "d"]),
        ] as [(String, [String])])
    func bullets(markdown: String, expected: [String]) {
        #expect(steps(markdown) == expected)
    }
}
