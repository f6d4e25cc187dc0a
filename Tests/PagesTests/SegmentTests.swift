import Pages
import Rejections
import Testing

@Suite struct SegmentTests {
    private func literal(_ text: String) -> Segment { .literal(Array(text.utf8)) }

    @Test func `literals that follow each other become one`() {
        var segments: [Segment] = []
        segments.append(literal: "ab".utf8)
        segments.append(literal: "cd".utf8)
        segments.append(literal: "ef".utf8)
        #expect(segments == [literal("abcdef")])
    }

    @Test func `a placeholder parts two literals`() {
        var segments: [Segment] = []
        segments.append(literal: "a".utf8)
        segments.append(.placeholder(.ip, .text))
        segments.append(literal: "b".utf8)
        segments.append(literal: "c".utf8)
        #expect(segments == [literal("a"), .placeholder(.ip, .text), literal("bc")])
    }

    @Test func `appended segments are joined at the seam and inside`() {
        var segments = [literal("a"), .placeholder(.ip, .urlQuery), literal("b")]
        segments.append(segments: [
            literal("c"), literal("d"), .placeholder(.code, .json), .placeholder(.ip, .text),
            literal("e"), literal("f"),
        ])
        #expect(
            segments == [
                literal("a"), .placeholder(.ip, .urlQuery), literal("bcd"),
                .placeholder(.code, .json), .placeholder(.ip, .text), literal("ef"),
            ])
    }

    @Test func `placeholders are never joined`() {
        var segments: [Segment] = []
        segments.append(segments: [.placeholder(.ip, .text), .placeholder(.ip, .text)])
        #expect(segments == [.placeholder(.ip, .text), .placeholder(.ip, .text)])
    }

    @Test func `appending nothing changes nothing`() {
        var segments = [literal("a"), .placeholder(.ip, .text)]
        segments.append(segments: [])
        #expect(segments == [literal("a"), .placeholder(.ip, .text)])
    }

    @Test func `a literal of many pieces keeps every byte in order`() {
        var segments: [Segment] = []
        let bytes = (0..<2000).map { UInt8(truncatingIfNeeded: $0) }
        for byte in bytes { segments.append(literal: [byte]) }
        #expect(segments == [.literal(bytes)])
    }
}
