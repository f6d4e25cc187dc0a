import Rejections
import Testing

@Suite struct ByteCountTests {
    @Test(
        "a size is a whole number and a unit of the SI",
        arguments: [
            ("50 MB", 50_000_000), ("1 kB", 1_000), ("2 GB", 2_000_000_000), ("1500 kB", 1_500_000),
        ])
    func valid(text: String, bytes: Int) throws {
        #expect(try #require(ByteCount(text)).bytes == bytes)
    }

    @Test(
        "anything else is not a size",
        arguments: [
            "50", "50MB", "50 mb", "50 MiB", "0 MB", "-1 MB", "1.5 MB", "50  MB", " 50 MB",
            "50 MB ",
            "1234567 MB", "٣ MB", "",
        ])
    func malformed(text: String) {
        #expect(ByteCount(text) == nil)
    }

    @Test(
        "a size is printed in the largest unit that leaves no fraction",
        arguments: [("50 MB", "50 MB"), ("1500 kB", "1500 kB"), ("3000 MB", "3 GB")])
    func printed(text: String, expected: String) throws {
        #expect(try #require(ByteCount(text)).description == expected)
    }

    @Test(
        "Base64 leaves less than three quarters of a message for attachments",
        arguments: [("50 MB", "36 MB"), ("10 MB", "7 MB"), ("1 MB", "730 kB")])
    func attachments(size: String, expected: String) throws {
        #expect(try #require(ByteCount(size)).attachments.description == expected)
    }
}
