import Foundation
import Testing

@testable import Auditing

@Suite("Log files")
struct LogReaderTests {
    /// Writes a file, reads its lines that contain "reject", and removes it.
    private func lines(of bytes: Data) throws -> [String] {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "retour-log-\(UUID().uuidString)")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var lines: [String] = []
        try LogReader.lines(of: file.path, containing: "reject") { lines.append($0) }
        return lines
    }

    /// "one reject\n" compressed with gzip, without a time and a name.
    private static let compressed = Data(
        base64Encoded: "H4sIAAAAAAAC/8vPS1UoSs1KTS7hAgDPVqSVCwAAAA==")

    @Test("only lines with the word are read, including the last one without a line end")
    func plain() throws {
        let text = "rejecreject: one\nnothing\n\nreject\nre\nject\ntwo rejects, rejected\nreject"
        #expect(
            try lines(of: Data(text.utf8)) == [
                "rejecreject: one", "reject", "two rejects, rejected", "reject",
            ])
    }

    @Test("a line that spans two pieces of a long file is read whole")
    func pieces() throws {
        let filler = String(repeating: "nothing of interest\n", count: 52_428)
        let text = filler + "0123456789 reject 0123456789\n" + filler + "reject\n"
        #expect(try lines(of: Data(text.utf8)) == ["0123456789 reject 0123456789", "reject"])
    }

    @Test("a line of any length takes no more memory than the longest line of a log")
    func longLine() throws {
        let text = "reject 1\n" + String(repeating: "x", count: 3 << 20) + "\nreject 2\n"
        #expect(try lines(of: Data(text.utf8)) == ["reject 1", "reject 2"])
    }

    @Test("all members of a gzip file are read")
    func compression() throws {
        let member = try #require(Self.compressed)
        #expect(try lines(of: member + member) == ["one reject", "one reject"])
    }

    @Test("a damaged gzip file is an error")
    func damage() throws {
        var bytes = try #require(Self.compressed)
        bytes[12] ^= 0xFF
        #expect(throws: AuditError.self) { try lines(of: bytes) }
    }

    @Test("the error for a missing file names it")
    func missing() {
        let error = #expect(throws: AuditError.self) {
            try LogReader.lines(of: "/nowhere/mail.log", containing: "reject") { _ in }
        }
        #expect(error?.description == "/nowhere/mail.log cannot be opened")
    }
}
