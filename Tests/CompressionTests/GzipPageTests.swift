import Foundation
import Links
import Pages
import Rejections
import Testing

@testable import Compression

@Suite struct GzipPageTests {
    /// What another program makes of the compressed bytes.
    private func decompressed(_ bytes: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "retour-\(UUID().uuidString).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["--decompress", "--stdout", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let result = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return Array(result)
    }

    private let text = Array(
        String(repeating: "Your message was not delivered. ", count: 3000).utf8)

    @Test func `what is filled in compressed reads as what is filled in plain`() throws {
        let query = LinkQuery(
            IPAddress("2001:db8::1").map(ParameterValue.ip),
            EnhancedStatusCode("5.7.1").map(ParameterValue.code))
        for segments in [
            [], [.literal(text)], [.placeholder(.ip, .text)],
            [.literal(text), .placeholder(.ip, .text), .literal(text)],
            [
                .placeholder(.code, .attribute), .placeholder(.ip, .urlQuery), .literal([0x0A]),
                .placeholder(.ip, .plain),
            ],
            [
                .begin(Condition(.ip, isKnown: true), .text, count: 2), .literal(text), .end,
                .begin(Condition(.ip, isKnown: false), .text, count: 2), .literal([0x21]), .end,
            ],
        ] as [[Segment]] {
            let page = Page(segments)
            let plain = page.filled(with: query).bytes
            let compressed = GzipPage(page).filled(with: query)
            #expect(try decompressed(compressed) == plain)
        }
    }

    @Test("short and incompressible bytes are stored, however many there are")
    func storedBytes() throws {
        var random = SystemRandomNumberGenerator()
        let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(try decompressed(GzipPage.compressed(noise)) == noise)
        let query = LinkQuery(EnhancedStatusCode("5.7.1").map(ParameterValue.code))
        let many = Page(
            (0..<30_000).flatMap { number in
                [Segment.literal(Array("<\(number)>".utf8)), .placeholder(.code, .text)]
            })
        let compressed = GzipPage(many).filled(with: query)
        #expect(try decompressed(compressed) == many.filled(with: query).bytes)
    }

    @Test func `an equal literal of several pages is compressed once`() {
        let literals = DeflatedLiterals()
        let first = GzipPage(Page([.literal(text)]), literals)
        let second = GzipPage(Page([.literal(text), .literal(text)]), literals)
        #expect(first.filled(with: LinkQuery()).count < second.filled(with: LinkQuery()).count)
        #expect(literals.deflated(text).blocks == Deflated(text).blocks)
    }

    @Test func `text becomes much shorter`() {
        #expect(GzipPage.compressed(text).count < text.count / 50)
    }

    @Test func `every length of the value gives a valid file`() throws {
        for address in ["::", "192.0.2.1", "2001:db8:1234:5678:9abc:def0:1234:5678"] {
            let query = LinkQuery(IPAddress(address).map(ParameterValue.ip))
            let page = Page([.literal(text), .placeholder(.ip, .text), .literal(text)])
            let plain = try decompressed(GzipPage(page).filled(with: query))
            #expect(plain == text + Array(address.utf8) + text)
        }
    }
}
