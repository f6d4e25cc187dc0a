import Rejections
import Testing

@Suite struct EmailAddressTests {
    @Test(
        "accepts a dot-atom at a host name",
        arguments: [
            "delist@nordspam.example", "a.b+c@x.example", "o'hara@mx1.a-b.example",
            "!#$%&'*+-/=?^_`{|}~@a.example",
        ])
    func valid(text: String) throws {
        #expect(try #require(EmailAddress(text)).description == text)
    }

    @Test(
        "rejects anything else",
        arguments: [
            "", "@", "a@", "@a.example", "a@@a.example", "a@b@a.example", "a", "a@localhost",
            "a b@a.example", "a@a.example ", "a@a.example\n", "\"a\"@a.example", "a..b@a.example",
            ".a@a.example", "a.@a.example", "a@[192.0.2.1]", "ä@a.example", "a@ä.example",
            "a@a.example?subject=x", "a<b@a.example>",
        ])
    func invalid(text: String) {
        #expect(EmailAddress(text) == nil)
    }
}
