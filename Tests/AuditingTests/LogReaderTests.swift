import Foundation
import Testing

@testable import Auditing

@Suite("Log files")
struct LogReaderTests {
    /// Writes a file, reads its lines that contain "reject", and removes it.
    private func lines(of bytes: Data) throws -> [String] {
        let (lines, problem) = try read(bytes)
        if let problem { throw problem }
        return lines
    }

    /// The lines up to a problem.
    private func read(_ bytes: Data) throws -> (lines: [String], problem: AuditError?) {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "retour-log-\(UUID().uuidString)")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var lines: [String] = []
        do {
            try LogReader.lines(of: file.path, containing: "reject") { lines.append($0) }
        } catch {
            return (lines, error)
        }
        return (lines, nil)
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

    @Test("what precedes the damage of a gzip file is read, and the problem is named")
    func incomplete() throws {
        let member = try #require(Self.compressed)
        for count in 3..<member.count {
            let (lines, problem) = try read(member + member.prefix(count))
            #expect(lines.first == "one reject")
            #expect(problem?.problem == "is a truncated gzip file; only its beginning was read")
        }
        let (lines, problem) = try read(member + Data("reject".utf8))
        #expect(lines == ["one reject"])
        #expect(problem?.problem == "contains something other than gzip after its end")
    }

    @Test("the zeros that pad a gzip file are no damage")
    func padding() throws {
        let member = try #require(Self.compressed)
        #expect(try lines(of: member + Data(count: 3 << 20)) == ["one reject"])
    }

    @Test(
        "a log that cannot be read says how to pass it",
        arguments: [
            (
                [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0x00],
                "is compressed with xz, which is not supported; run 'xz -dc' and pass its output "
                    + "with '-'"
            ),
            (
                [0x28, 0xB5, 0x2F, 0xFD, 0x04],
                "is compressed with zstd, which is not supported; run 'zstd -dc' and pass its "
                    + "output with '-'"
            ),
            (
                [0xFF, 0xFE, 0x61, 0x00],
                "is UTF-16 text; run 'iconv -f UTF-16 -t UTF-8' and pass its output with '-'"
            ),
            (
                Array("LPKSHHRH".utf8),
                "is a journal of systemd; run 'journalctl' and pass its output with '-'"
            ),
        ])
    func formats(_ start: [UInt8], _ problem: String) throws {
        let (lines, found) = try read(Data(start))
        #expect(lines == [])
        #expect(found?.problem == problem)
    }

    @Test("UTF-16 is recognized without a byte order mark")
    func utf16() throws {
        let line = "2026-11-26 mx postfix/smtpd[1]: reject: RCPT\n".utf16
        let bytes = line.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try read(Data(bytes)).problem?.problem.hasPrefix("is UTF-16 text") == true)
    }

    @Test("the error for a missing file names it")
    func missing() {
        let error = #expect(throws: AuditError.self) {
            try LogReader.lines(of: "/nowhere/mail.log", containing: "reject") { _ in }
        }
        #expect(error?.description == "/nowhere/mail.log cannot be opened")
    }
}
