import Links
import Pages
import Rejections
import Testing

@Suite struct PageTests {
    /// A page that names its variant and what that variant knows.
    private func page(_ parameters: ParameterSet) -> Page {
        let variants = parameters.subsets.map { known in
            var builder = SegmentBuilder()
            builder.append(literal: "[\(known.rawValue)]")
            if known.contains(.ip) {
                builder.append(literal: " ip=")
                builder.append(placeholder: .ip, .text)
            }
            if known.contains(.code) {
                builder.append(literal: " code=")
                builder.append(placeholder: .code, .attribute)
            }
            builder.append(literal: ".")
            let segments = builder.finished()
            return Page.Variant(known: known, segments: segments)
        }
        return Page(parameters: parameters, variants: variants)
    }

    private func query(_ ip: String?, _ code: String?, _ list: String? = nil) throws -> LinkQuery {
        LinkQuery(
            ip: try ip.map { try #require(IPAddress($0)) },
            code: try code.map { try #require(EnhancedStatusCode($0)) },
            list: try list.map { try #require(Zone($0)) })
    }

    @Test(
        "the variant that knows what the query and the page share is picked",
        arguments: [
            ([], nil, nil, []), ([], "192.0.2.1", "5.7.1", []),
            (.ip, nil, nil, []), (.ip, "192.0.2.1", nil, .ip), (.ip, nil, "5.7.1", []),
            (.ip, "192.0.2.1", "5.7.1", .ip), (.code, "192.0.2.1", "5.7.1", .code),
            ([.ip, .code], nil, nil, []), ([.ip, .code], "192.0.2.1", nil, .ip),
            ([.ip, .code], nil, "5.7.1", .code), ([.ip, .code], "::1", "5.7.1", [.ip, .code]),
        ] as [(ParameterSet, String?, String?, ParameterSet)])
    func picked(parameters: ParameterSet, ip: String?, code: String?, known: ParameterSet) throws {
        let variant = page(parameters).variant(for: try query(ip, code, "bl.spamcop.net"))
        #expect(variant.known == known)
    }

    @Test(
        "a page is filled with what the query knows",
        arguments: [
            (nil, nil, "[0]."), ("2001:DB8:0:0::1", nil, "[1] ip=2001:db8::1."),
            (nil, "5.7.1", "[2] code=5.7.1."),
            ("192.0.2.1", "4.7.23", "[3] ip=192.0.2.1 code=4.7.23."),
        ] as [(String?, String?, String)])
    func filled(ip: String?, code: String?, expected: String) throws {
        let bytes = page([.ip, .code]).filled(with: try query(ip, code))
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test func `a page without parameters shows nothing of a query`() throws {
        let bytes = page([]).filled(with: try query("192.0.2.1", "5.7.1", "bl.spamcop.net"))
        #expect(String(decoding: bytes, as: UTF8.self) == "[0].")
    }

    @Test func `a value reads the same in every context`() throws {
        let segments = Segment.Context.allCases.flatMap { context in
            [.placeholder(.ip, context), .literal([UInt8(ascii: " ")])] as [Segment]
        }
        let variant = Page.Variant(known: .ip, segments: segments)
        var pieces: [[UInt8]] = []
        variant.filled(with: try query("2001:db8::1", nil)).forEachPiece { pieces.append($0) }
        let text = String(decoding: pieces.joined(), as: UTF8.self)
        #expect(text == String(repeating: "2001:db8::1 ", count: 5))
    }

    @Test func `the pieces come in the order of the segments`() throws {
        let variant = Page.Variant(
            known: [.ip, .code],
            segments: [
                .placeholder(.code, .text), .literal(Array("a".utf8)), .placeholder(.ip, .text),
                .placeholder(.ip, .urlQuery), .literal(Array("b".utf8)),
            ])
        let document = variant.filled(with: try query("192.0.2.1", "5.7.1"))
        var pieces: [String] = []
        document.forEachPiece { piece in
            pieces.append(String(decoding: piece, as: UTF8.self))
        }
        #expect(pieces == ["5.7.1", "a", "192.0.2.1", "192.0.2.1", "b"])
        #expect(document.count == pieces.joined().utf8.count)
    }

    @Test func `a placeholder for a list or for what the query does not hold gives nothing`() throws
    {
        let variant = Page.Variant(
            known: [],
            segments: [
                .placeholder(.list, .text), .placeholder(.ip, .text), .placeholder(.code, .text),
            ])
        var pieces: [[UInt8]] = []
        let document = variant.filled(with: try query(nil, nil, "bl.spamcop.net"))
        document.forEachPiece { pieces.append($0) }
        #expect(document.count == 0)
        #expect(pieces.isEmpty)
    }

    @Test func `a page that lacks a variant is not made`() async {
        await #expect(processExitsWith: .failure) {
            let variant = Page.Variant(known: [], segments: [])
            _ = Page(parameters: .ip, variants: [variant])
        }
    }

    @Test func `a page whose variants are in another order is not made`() async {
        await #expect(processExitsWith: .failure) {
            let variants = [ParameterSet.ip, []].map { known in
                Page.Variant(known: known, segments: [])
            }
            _ = Page(parameters: .ip, variants: variants)
        }
    }
}
