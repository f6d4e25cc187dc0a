import Rejections
import Testing

@testable import Replies

@Suite("Causes")
struct CauseTests {
    @Test("the text is so short that Exim does not break its line", arguments: Cause.allCases)
    func length(_ cause: Cause) throws {
        let (status, code, phrase) = cause.reply
        #expect("\(status) \(code) \(phrase); see".utf8.count <= 35)
        #expect(EnhancedStatusCode(code) != nil)
        #expect("\(status)".first == code.first)
    }
}
