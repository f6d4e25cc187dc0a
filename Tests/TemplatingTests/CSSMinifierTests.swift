import Testing

@testable import Templating

@Suite struct CSSMinifierTests {
    @Test(
        "what the browser does not need is dropped, and nothing else",
        arguments: [
            ("/* a */ p { color : red; }", "p{color :red}"),
            ("a  b > c { d: e f }", "a b>c{d:e f}"),
            ("a::after { content: \" ; /* no */ {  \"; }", "a::after{content:\" ; /* no */ {  \"}"),
            ("a :hover { }", "a :hover{}"),
            ("@media (min-width: 1rem) { a { b: c; } }", "@media (min-width:1rem){a{b:c}}"),
        ])
    func minified(css: String, expected: String) {
        #expect(CSSMinifier.minified(css) == expected)
    }
}
