import Foundation
import Subprocess
import TestSupport

/// A TCP connection to a server, for what no HTTP client would send.
enum RawConnection {
    /// Sends text as it is, and takes in everything until the server ends the connection.
    /// - Parameters:
    ///   - isEnding: whether our side is ended after the text (TCP's half-close).
    ///   - ready: a file that is made once the first octets have come back.
    static func exchange(
        _ text: String, port: Int, isEnding: Bool = false, ready: URL? = nil
    ) async throws -> String {
        let run = try await Subprocess.run(
            .name("python3"),
            arguments: ["-c", script, "\(port)", isEnding ? "end" : "stay", ready?.path ?? ""],
            input: .string(text), output: .string(limit: 256 << 20), error: .string(limit: 1 << 16))
        guard run.terminationStatus.isSuccess else {
            throw ToolFailure.noReply("port \(port)", reason: run.standardError)
        }
        return run.standardOutput
    }

    private static let script = """
        import pathlib, socket, sys

        text = sys.stdin.buffer.read()
        with socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=60) as connection:
            connection.sendall(text)
            if sys.argv[2] == "end":
                try:
                    connection.shutdown(socket.SHUT_WR)
                except OSError:
                    pass  # The server has ended it already; its reply may still be there.
            while piece := connection.recv(1 << 16):
                sys.stdout.buffer.write(piece)
                if sys.argv[3]:
                    pathlib.Path(sys.argv[3]).touch()
        """
}
