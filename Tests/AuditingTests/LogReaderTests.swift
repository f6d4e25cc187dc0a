import Foundation
import Testing

@testable import Auditing

@Suite("Log files")
struct LogReaderTests {
    /// Writes a file, reads its lines that contain "reject", and removes it.
    private func lines(of bytes: Data) async throws -> [String] {
        let (lines, problem) = try await read(bytes)
        if let problem { throw problem }
        return lines
    }

    /// The lines up to a problem.
    private func read(_ bytes: Data) async throws -> (lines: [String], problem: AuditError?) {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "retour-log-\(UUID().uuidString)")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var lines: [String] = []
        do {
            try await LogReader.lines(of: file.path, containing: ["reject", "dropped"]) {
                lines.append($0.text)
            }
        } catch {
            return (lines, error)
        }
        return (lines, nil)
    }

    /// "one reject\n" compressed with gzip, without a time and a name.
    private static let compressed = Data(
        base64Encoded: "H4sIAAAAAAAC/8vPS1UoSs1KTS7hAgDPVqSVCwAAAA==")

    @Test("only lines with the word are read, including the last one without a line end")
    func plain() async throws {
        let text = "rejecreject: one\nnothing\n\nreject\nre\nject\ntwo rejects, rejected\nreject"
        #expect(
            try await lines(of: Data(text.utf8)) == [
                "rejecreject: one", "reject", "two rejects, rejected", "reject",
            ])
    }

    @Test("a line that spans two pieces of a long file is read whole")
    func pieces() async throws {
        let filler = String(repeating: "nothing of interest\n", count: 52_428)
        let text = filler + "0123456789 reject 0123456789\n" + filler + "reject\n"
        #expect(try await lines(of: Data(text.utf8)) == ["0123456789 reject 0123456789", "reject"])
    }

    @Test("a line of any length takes no more memory than the longest line of a log")
    func longLine() async throws {
        let text = "reject 1\n" + String(repeating: "x", count: 3 << 20) + "\nreject 2\n"
        #expect(try await lines(of: Data(text.utf8)) == ["reject 1", "reject 2"])
    }

    @Test("all members of a gzip file are read")
    func compression() async throws {
        let member = try #require(Self.compressed)
        #expect(try await lines(of: member + member) == ["one reject", "one reject"])
    }

    @Test("a damaged gzip file is an error")
    func damage() async throws {
        var bytes = try #require(Self.compressed)
        bytes[12] ^= 0xFF
        await #expect(throws: AuditError.self) { try await lines(of: bytes) }
    }

    @Test("what precedes the damage of a gzip file is read, and the problem is named")
    func incomplete() async throws {
        let member = try #require(Self.compressed)
        for count in 3..<member.count {
            let (lines, problem) = try await read(member + member.prefix(count))
            #expect(lines.first == "one reject")
            #expect(problem?.problem == "is a truncated gzip file; only its beginning was read")
        }
        let (lines, problem) = try await read(member + Data("reject".utf8))
        #expect(lines == ["one reject"])
        #expect(problem?.problem == "contains something other than gzip after its end")
    }

    @Test("the zeros that pad a gzip file are no damage")
    func padding() async throws {
        let member = try #require(Self.compressed)
        #expect(try await lines(of: member + Data(count: 3 << 20)) == ["one reject"])
    }

    @Test(
        "a log that cannot be read says how to pass it",
        arguments: [
            (
                [0xFF, 0xFE, 0x61, 0x00],
                "is UTF-16 text; run 'iconv -f UTF-16 -t UTF-8' and pass its output with '-'"
            ),
            (
                Array("LPKSHHRH".utf8),
                "is a journal of systemd; run 'journalctl' and pass its output with '-'"
            ),
        ])
    func formats(_ start: [UInt8], _ problem: String) async throws {
        let (lines, found) = try await read(Data(start))
        #expect(lines == [])
        #expect(found?.problem == problem)
    }

    @Test(
        "a log that another program compressed is read, whatever its name; a truncated one is an error",
        arguments: ["xz", "bzip2", "zstd", "lz4"])
    func programs(_ program: String) async throws {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program, "-c"]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data("one reject\nnothing\n".utf8))
        try input.fileHandleForWriting.close()
        let bytes = try #require(try output.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        #expect(try await lines(of: bytes) == ["one reject"])
        let problem = try await read(bytes.dropLast(6)).problem?.problem
        #expect(
            problem?.hasPrefix(
                "is a damaged or truncated \(program) file; only its beginning was read") == true)
    }

    @Test("a file that is not text is not read as a log")
    func binary() async throws {
        let bytes = Data((0..<512).map { UInt8($0 % 12) })
        #expect(try await read(bytes).problem?.problem == "is not a text file")
    }

    @Test("UTF-16 is recognized without a byte order mark")
    func utf16() async throws {
        let line = "2026-11-26 mx postfix/smtpd[1]: reject: RCPT\n".utf16
        let bytes = line.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try await read(Data(bytes)).problem?.problem.hasPrefix("is UTF-16 text") == true)
    }

    @Test("the error for a missing file names it")
    func missing() async {
        let error = await #expect(throws: AuditError.self) {
            try await LogReader.lines(of: "/nowhere/mail.log", containing: ["reject"]) { _ in }
        }
        #expect(error?.description == "/nowhere/mail.log cannot be opened")
    }
}
