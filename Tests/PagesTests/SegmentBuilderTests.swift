import Pages
import Rejections
import Testing

@Suite struct SegmentBuilderTests {
    private func literal(_ text: String) -> Segment { .literal(Array(text.utf8)) }

    @Test func `literals that follow each other become one`() {
        var builder = SegmentBuilder()
        builder.append(literal: "ab")
        builder.append(literal: "cd")
        builder.append(literal: "ef")
        #expect(builder.finished() == [literal("abcdef")])
    }

    @Test func `a placeholder parts two literals`() {
        var builder = SegmentBuilder()
        builder.append(literal: "a")
        builder.append(placeholder: .ip, .text)
        builder.append(literal: "b")
        builder.append(literal: "c")
        #expect(builder.finished() == [literal("a"), .placeholder(.ip, .text), literal("bc")])
    }

    @Test func `appended segments are joined at the seam and inside`() {
        var builder = SegmentBuilder()
        builder.append(segments: [literal("a"), .placeholder(.ip, .urlQuery), literal("b")])
        builder.append(segments: [
            literal("c"), literal("d"), .placeholder(.code, .json), .placeholder(.ip, .text),
            literal("e"), literal("f"),
        ])
        #expect(
            builder.finished() == [
                literal("a"), .placeholder(.ip, .urlQuery), literal("bcd"),
                .placeholder(.code, .json), .placeholder(.ip, .text), literal("ef"),
            ])
    }

    @Test func `placeholders are never joined`() {
        var builder = SegmentBuilder()
        builder.append(segments: [.placeholder(.ip, .text), .placeholder(.ip, .text)])
        #expect(builder.finished() == [.placeholder(.ip, .text), .placeholder(.ip, .text)])
    }

    @Test func `appending nothing changes nothing`() {
        var builder = SegmentBuilder()
        builder.append(segments: [literal("a"), .placeholder(.ip, .text)])
        builder.append(segments: [])
        #expect(builder.finished() == [literal("a"), .placeholder(.ip, .text)])
    }

    @Test func `a literal of many pieces keeps every byte in order`() {
        var builder = SegmentBuilder()
        let bytes = (0..<2000).map { UInt8(truncatingIfNeeded: $0) }
        for byte in bytes { builder.append(literal: [byte]) }
        #expect(builder.finished() == [.literal(bytes)])
    }

    @Test(
        "a text is escaped for its context, whether or not there is anything to escape",
        arguments: Segment.Context.allCases)
    func escaping(context: Segment.Context) {
        for text in ["", "plain words", "a<b & \"c\" \\ \u{1}ü?", "<", "x>"] {
            var builder = SegmentBuilder()
            builder.append(literal: "[")
            builder.append(literal: text, in: context)
            let expected = Array("[".utf8) + context.escaped(text.utf8)
            #expect(builder.finished() == [.literal(expected)])
        }
    }

    private let known = Condition(.ip, isKnown: true)

    @Test func `a section knows how many segments it has`() {
        var builder = SegmentBuilder()
        builder.begin(known, .text)
        builder.append(literal: "a")
        builder.begin(Condition(.code, isKnown: false), .text)
        builder.append(literal: "b")
        builder.end()
        builder.end()
        #expect(
            builder.finished() == [
                .begin(known, .text, count: 5), literal("a"),
                .begin(Condition(.code, isKnown: false), .text, count: 2), literal("b"), .end, .end,
            ])
    }

    @Test func `an empty section leaves nothing, and parts no literal`() {
        var builder = SegmentBuilder()
        builder.append(literal: "a")
        builder.begin(known, .text)
        builder.begin(known.inverted, .text)
        builder.append(literal: "never")
        builder.end()
        builder.end()
        builder.append(literal: "b")
        #expect(builder.finished() == [literal("ab")])
    }

    @Test func `a section that the one around it decides is dropped`() {
        var builder = SegmentBuilder()
        builder.begin(known, .text)
        builder.begin(known, .text)
        builder.append(literal: "a")
        builder.end()
        builder.end()
        #expect(
            builder.finished() == [.begin(known, .text, count: 2), literal("a"), .end])
    }

    @Test func `what a page does not take is unknown on it`() {
        var builder = SegmentBuilder(parameters: [.code])
        builder.begin(known, .text)
        builder.append(placeholder: .ip, .text)
        builder.end()
        builder.begin(Condition(.ipReversed, isKnown: false), .text)
        builder.append(literal: "a")
        builder.end()
        builder.append(placeholder: .code, .text)
        #expect(builder.finished() == [literal("a"), .placeholder(.code, .text)])
    }

    @Test func `a long shared literal stays a segment of its own`() {
        let long = [UInt8](repeating: 0x61, count: 2000)
        var builder = SegmentBuilder()
        builder.append(literal: "a")
        builder.append(shared: Array("b".utf8))
        builder.append(shared: long)
        builder.append(literal: "c")
        #expect(builder.finished() == [literal("ab"), .literal(long), literal("c")])
    }
}
