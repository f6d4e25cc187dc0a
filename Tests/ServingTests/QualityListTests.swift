import Testing

@testable import Serving

@Suite("Lists with quality values")
struct QualityListTests {
    private func elements(_ field: String) -> [String] {
        QualityList(field).elements.map { "\($0.value) \($0.quality)" }
    }

    @Test(
        "elements are in the order in which the client prefers them",
        arguments: [
            ("", []), ("gzip", ["gzip 1000"]), ("a, b,c", ["a 1000", "b 1000", "c 1000"]),
            ("a;q=0.1, b;q=0.25, c", ["c 1000", "b 250", "a 100"]),
            ("a;q=0.5, b;q=0.5", ["a 500", "b 500"]), ("A;Q=0.5", ["a 500"]),
            ("text/html;level=1;q=0.5", ["text/html 500"]), ("a;q=1.000", ["a 1000"]),
            (" a\t; q=0.001 ,, ;q=1", ["a 1"]), ("a;q=0, *", ["* 1000", "a 0"]),
            ("a;q=1., b;q=0.", ["a 1000", "b 0"]),
        ] as [(String, [String])])
    func order(field: String, expected: [String]) {
        #expect(elements(field) == expected)
    }

    @Test(
        "an element with a malformed quality is left out",
        arguments: ["q=2", "q=0.1234", "q=x", "q=", "q=-1", "q=.5", "q=0.5.5", "q=1e0", "q=٠"])
    func malformed(parameter: String) {
        #expect(elements("a;\(parameter), b") == ["b 1000"])
    }

    @Test("no quality is higher than 1")
    func maximum() {
        #expect(elements("a;q=1.999") == ["a 1000"])
    }

    @Test("reads at most 32 elements and 2048 octets")
    func limits() {
        #expect(
            QualityList(Array(repeating: "a", count: 100).joined(separator: ",")).elements.count
                == 32)
        #expect(elements(String(repeating: " ", count: 2047) + "ab") == ["a 1000"])
    }
}
