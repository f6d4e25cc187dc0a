import Compression
import Testing

@Suite struct BrotliTests {
    @Test func `text becomes shorter, the same text the same bytes`() throws {
        let text = Array(String(repeating: "<p>Why was my email refused?</p>\n", count: 50).utf8)
        let compressed = try #require(Brotli.compressed(text))
        #expect(compressed.count < 80)
        #expect(Brotli.compressed(text) == compressed)
    }

    @Test func `nothing is something too`() {
        // RFC 7932 §9.2: a window of 22 bits, and an empty last block.
        #expect(Brotli.compressed([]) == [0x06] || Brotli.compressed([]) == [0x3B])
    }
}
