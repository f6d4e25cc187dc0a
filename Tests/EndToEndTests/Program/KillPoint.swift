import Foundation
import Subprocess
import SystemPackage

/// A system call at which the kernel kills a program before the call takes effect: in the middle of
/// its work, but always at the same place.
struct KillPoint: CustomStringConvertible {
    /// Any of these calls; with `>n` only if its third argument, such as the size of a write, is
    /// greater than that.
    let calls: [String]

    init(_ calls: String...) {
        self.calls = calls
    }

    /// The write of more than this many bytes at once.
    static func write(moreThan byteCount: Int) -> KillPoint { KillPoint("write>\(byteCount)") }

    var description: String { calls.joined(separator: " ") }

    /// Runs `retour` with a seccomp filter (seccomp(2), in the kernel's classic BPF).
    fileprivate static let script = """
        import ctypes, os, struct, sys

        numbers = {
            "x86_64": {"write": 1, "linkat": 265, "renameat2": 316, "unlinkat": 263, "rmdir": 84},
            "aarch64": {"write": 64, "linkat": 37, "renameat2": 276, "unlinkat": 35},
        }[os.uname().machine]

        def instruction(code, value, equal=0, other=0):
            return struct.pack("HBBI", code, equal, other, value)

        LOAD, EQUAL, GREATER, RETURN = 0x20, 0x15, 0x25, 0x06
        KILL, ALLOW = instruction(RETURN, 0x80000000), instruction(RETURN, 0x7FFF0000)
        program = b""
        for call in sys.argv[1].split():
            name, _, limit = call.partition(">")
            if name not in numbers: continue
            condition = b""
            if limit: condition = instruction(LOAD, 32) + instruction(GREATER, int(limit), 0, 1)
            end = len(condition + KILL) // 8
            program += instruction(LOAD, 0) + instruction(EQUAL, numbers[name], 0, end)
            program += condition + KILL
        code = ctypes.create_string_buffer(program + ALLOW)
        header = struct.pack("HP", len(program + ALLOW) // 8, ctypes.addressof(code))
        libc = ctypes.CDLL(None, use_errno=True)
        NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2
        if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(SECCOMP, FILTER, header, 0, 0):
            sys.exit(os.strerror(ctypes.get_errno()))
        os.execv(sys.argv[2], sys.argv[2:])
        """
}

extension RetourProgram {
    /// Runs a command until it is killed; to its end if it never gets to that point.
    static func run(
        _ arguments: String..., in folder: URL, killedAt point: KillPoint
    ) async throws -> Run {
        let result = try await Subprocess.run(
            .name("python3"),
            arguments: Arguments(["-c", KillPoint.script, "\(point)", file.path] + arguments),
            workingDirectory: FilePath(folder.path), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20))
        return Run(
            status: result.terminationStatus.code, output: result.standardOutput,
            errors: result.standardError)
    }
}
