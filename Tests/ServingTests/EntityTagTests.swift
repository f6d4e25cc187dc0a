import NIOHTTP1
import Testing

@testable import Serving

@Suite("Entity tags")
struct EntityTagTests {
    @Test(
        "a client knows a tag that it names, compared weakly, or any",
        arguments: [
            (["\"x\""], true), (["W/\"x\""], true), (["*"], true), (["\"a\", \"x\""], true),
            ([" \t\"x\"\t "], true), (["\"a\"", "\"x\""], true), (["\"a\",,\"x\","], true),
            ([], false),
            ([""], false), (["x"], false), (["\"X\""], false), (["w/\"x\""], false),
            (["\"xx\""], false), (["W/ \"x\""], false), (["\"x"], false),
        ] as [([String], Bool)])
    func known(fields: [String], expected: Bool) {
        let headers = HTTPHeaders(fields.map { ("If-None-Match", $0) })
        let request = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: headers)
        #expect(EntityTag("x").value == "\"x\"")
        #expect(EntityTag("x").isKnown(to: request) == expected)
    }
}
