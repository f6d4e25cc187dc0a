import Testing

@testable import Serving

@Suite("Request targets")
struct RequestTargetTests {
    @Test(
        "path and query are found in origin-form and absolute-form",
        arguments: [
            ("/", "/", nil), ("/de/?", "/de/", ""), ("/de/?ip=::1?x", "/de/", "ip=::1?x"),
            ("?x", "", "x"), ("", "", nil), ("*", "*", nil),
            ("http://reject.example/de/?x", "/de/", "x"), ("HTTP://reject.example", "", nil),
            ("https://reject.example?x=/", "", "x=/"), ("/x://y/z?a", "/x://y/z", "a"),
            ("//evil.example/x", "//evil.example/x", nil),
        ] as [(String, String, String?)])
    func parts(text: String, path: String, query: String?) {
        let target = RequestTarget(text)
        #expect(String(Substring(target.path)) == path)
        #expect(target.query.map { String(Substring($0)) } == query)
    }
}
