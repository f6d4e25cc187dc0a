import Testing

@testable import Replies

@Suite("Rules for Postfix's replies")
struct PostfixRuleTests {
    @Test(
        "a reply in Postfix's own words is recognized by the rule it is an example of",
        arguments: PostfixRule.all)
    func examples(_ rule: PostfixRule) {
        let reply = "\(rule.status) \(rule.code) \(rule.text.example)"
        #expect(PostfixRule.cause(of: reply) == rule.cause)
    }
}

extension PostfixRule: CustomTestStringConvertible {
    package var testDescription: String { text.example }
}
