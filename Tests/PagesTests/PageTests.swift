import Links
import Pages
import Rejections
import Testing

@Suite struct PageTests {
    private func query(_ ip: String?, _ code: String?, _ list: String? = nil) throws -> LinkQuery {
        LinkQuery(
            try ip.map { .ip(try #require(IPAddress($0))) },
            try code.map { .code(try #require(EnhancedStatusCode($0))) },
            list: try list.map { try #require(ListName($0)) })
    }

    private func text(_ page: Page, _ query: LinkQuery) -> String {
        String(decoding: page.filled(with: query).bytes, as: UTF8.self)
    }

    /// A page that says of each form whether it is known, and prints it.
    private var page: Page {
        var builder = SegmentBuilder()
        for form in ParameterForm.allCases {
            builder.begin(Condition(form, isKnown: true), .text)
            builder.append(literal: "\(form.rawValue)=")
            builder.append(placeholder: form, .text)
            builder.end()
            builder.begin(Condition(form, isKnown: false), .text)
            builder.append(literal: "no \(form.rawValue)")
            builder.end()
            builder.append(literal: ".")
        }
        return Page(builder.finished())
    }

    @Test(
        "a page shows what the query knows",
        arguments: [
            (
                nil, nil,
                "no ip.no ip-reversed.no ip-v6.no code.no code-permanent.no code-transient."
            ),
            (
                "192.0.2.1", nil,
                "ip=192.0.2.1.ip-reversed=1.2.0.192.no ip-v6.no code.no code-permanent.no code-transient."
            ),
            (
                nil, "5.7.1",
                "no ip.no ip-reversed.no ip-v6.code=5.7.1.code-permanent=5.7.1.no code-transient."
            ),
            (
                "2001:DB8:0:0::1", "4.7.23",
                "ip=2001:db8::1.ip-reversed=1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0"
                    + ".1.0.0.2.ip-v6=2001:db8::1.code=4.7.23.no code-permanent.code-transient=4.7.23."
            ),
        ] as [(String?, String?, String)])
    func filled(ip: String?, code: String?, expected: String) throws {
        #expect(text(page, try query(ip, code, "bl.spamcop.net")) == expected)
    }

    @Test func `sections inside sections are shown where all conditions hold`() throws {
        var builder = SegmentBuilder()
        builder.begin(Condition(.ip, isKnown: true), .text)
        builder.append(literal: "a")
        builder.begin(Condition(.code, isKnown: false), .text)
        builder.append(literal: "b")
        builder.end()
        builder.append(literal: "c")
        builder.end()
        builder.append(literal: "d")
        let page = Page(builder.finished())
        #expect(text(page, try query(nil, nil)) == "d")
        #expect(text(page, try query("::1", nil)) == "abcd")
        #expect(text(page, try query("::1", "5.7.1")) == "acd")
        #expect(text(page, try query(nil, "5.7.1")) == "d")
    }

    @Test func `a page names the parameters that make a difference`() {
        #expect(page.parameters == [.ip, .code])
        let reversed = Page([.placeholder(.ipReversed, .text)])
        #expect(reversed.parameters == [.ip])
        #expect(Page([.literal([0x61])]).parameters == [])
    }

    @Test func `a value reads the same in every context`() throws {
        let segments = Segment.Context.allCases.flatMap { context in
            [.placeholder(.ip, context), .literal([UInt8(ascii: " ")])] as [Segment]
        }
        let expected = String(
            repeating: "2001:db8::1 ", count: Segment.Context.allCases.count)
        #expect(text(Page(segments), try query("2001:db8::1", nil)) == expected)
    }

    @Test func `the pieces come in the order of the segments`() throws {
        let page = Page([
            .placeholder(.code, .text), .literal(Array("a".utf8)), .placeholder(.ip, .text),
            .placeholder(.ip, .urlQuery), .literal(Array("b".utf8)),
        ])
        let document = page.filled(with: try query("192.0.2.1", "5.7.1"))
        var pieces: [String] = []
        document.forEachPiece { piece in
            pieces.append(String(decoding: piece, as: UTF8.self))
        }
        #expect(pieces == ["5.7.1", "a", "192.0.2.1", "192.0.2.1", "b"])
        #expect(document.count == pieces.joined().utf8.count)
    }

    @Test func `a placeholder for what the query does not give prints nothing`() throws {
        let page = Page([.placeholder(.ip, .text), .placeholder(.code, .text)])
        let document = page.filled(with: try query(nil, nil, "bl.spamcop.net"))
        #expect(document.count == 0)
        #expect(document.bytes == [])
    }
}
