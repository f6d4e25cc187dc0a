import Foundation
import Subprocess
import SystemPackage

/// A proxy in front of an S3 server that kills the client with all its processes, as a machine that
/// loses power, right after so many objects were written or deleted.
enum KillingProxy {
    /// - Parameters:
    ///   - limit: the number of writes after which it kills.
    ///   - leader: a file that contains the process group to kill.
    ///   - log: a file that gets a line for each write, its method and path.
    static func use(
        before port: Int, limit: Int, leader: String, log: String,
        _ body: (_ port: Int) async throws -> Void
    ) async throws {
        _ = try await Subprocess.run(
            .name("python3"), arguments: ["-u", "-c", script, "\(port)", "\(limit)", leader, log],
            input: .none, output: .sequence, error: .discarded
        ) { execution in
            do {
                var port: Int?
                for try await line in execution.standardOutput.strings() {
                    port = Int(line.filter(\.isNumber))
                    break
                }
                guard let port else { throw ToolFailure.serverDidNotStart }
                try await body(port)
            } catch {
                try? execution.send(signal: .terminate)
                throw error
            }
            try execution.send(signal: .terminate)
        }
    }

    private static let script = """
        import http.client, http.server, os, signal, sys, threading

        upstream, limit, leader = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
        log = open(sys.argv[4], "w", buffering=1)
        lock, written = threading.Lock(), 0

        class Proxy(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def forward(self):
                global written
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                isWrite = self.command in ("PUT", "DELETE", "POST")
                if isWrite: lock.acquire()
                try:
                    # Nothing goes through after the last one.
                    if isWrite and written == limit: return self.end()
                    server = http.client.HTTPConnection("127.0.0.1", upstream)
                    server.request(self.command, self.path, body, dict(self.headers))
                    answer = server.getresponse()
                    data = answer.read()
                    if isWrite:
                        written += 1
                        print(self.command, self.path.partition("?")[0], file=log)
                        if written == limit:
                            os.killpg(int(open(leader).read()), signal.SIGKILL)
                            return self.end()
                finally:
                    if isWrite: lock.release()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("content-length", "connection", "transfer-encoding",
                            "date", "server"):
                        self.send_header(name, value)
                length = answer.getheader("Content-Length") if self.command == "HEAD" else len(data)
                self.send_header("Content-Length", length or 0)
                self.end_headers()
                self.wfile.write(data)

            def end(self):
                self.close_connection = True

            do_GET = do_HEAD = do_PUT = do_DELETE = do_POST = forward

            def log_message(self, *arguments):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
        print("port", server.server_port)
        server.serve_forever()
        """
}
