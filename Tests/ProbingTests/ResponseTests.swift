import Testing

@testable import Probing

@Suite("Response")
struct ResponseTests {
    @Test("the fields of the last response are kept, with each value of one that occurs twice")
    func fields() {
        let head =
            "HTTP/1.1 200 Connection established\r\nVia: proxy\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nVary: Accept-Encoding\r\nContent-Type:text/html\r\n"
            + "vary: Accept-Language\r\nExpires: Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\n"
        #expect(
            Response.fields(head) == [
                "vary": ["Accept-Encoding", "Accept-Language"], "content-type": ["text/html"],
                "expires": ["Thu, 01 Jan 1970 00:00:00 GMT"],
            ])
    }
}
