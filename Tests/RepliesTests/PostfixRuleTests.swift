import Testing

@testable import Replies

@Suite("Rules for Postfix's replies")
struct PostfixRuleTests {
    @Test(
        "a reply in Postfix's own words is found by the rule it is an example of",
        arguments: PostfixRule.all)
    func examples(_ rule: PostfixRule) {
        let words = rule.text.example.lowercased().replacing(
            /<[^>]*>/, with: "<>", maxReplacements: 1)
        let first = PostfixRule.all.first { other in
            other.phrases.contains { words.contains($0.lowercased()) }
        }
        #expect(first?.cause == rule.cause)
    }
}

extension PostfixRule: CustomTestStringConvertible {
    package var testDescription: String { text.example }
}
