import Foundation
import Subprocess
import TestSupport

/// Clients that a server must not wait for.
enum HostileClients: String, Sendable {
    /// Announces a body and sends an octet of it now and then.
    case drippingBody
    /// Begins a head and sends an octet of it now and then.
    case drippingHead
    /// Asks for many pages and takes nothing.
    case slowReader
    /// A thousand connections, each with almost as much of a head as is allowed.
    case unfinishedHeads
    /// More connections than a server with 256 files can have.
    case manyConnections

    /// Connects the clients to a port, until the folder is removed. Returns when the server has had
    /// time to read what they send.
    func connect(port: Int, in folder: URL) async throws {
        let file = folder.appending(path: "connected")
        Task {
            try await Subprocess.run(
                .name("python3"), arguments: ["-c", Self.script, "\(port)", rawValue, file.path],
                output: .discarded, error: .discarded)
        }
        let limit = ContinuousClock.now + .seconds(60)
        while !FileManager.default.fileExists(atPath: file.path) {
            guard ContinuousClock.now < limit else {
                throw ToolFailure.noReply("port \(port)", reason: "\(rawValue) did not connect")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Ends when the file that says that the clients are connected is gone.
    private static let script = """
        import pathlib, resource, socket, sys, time

        port, kind, file = int(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
        head = b"GET /en/dnsbl/ HTTP/1.1\\r\\nHost: reject.example\\r\\n"
        fields = b"".join(b"x%d: %s\\r\\n" % (i, b"y" * 118) for i in range(98))
        text, count = {
            "drippingBody": (b"POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 999\\r\\n\\r\\n", 1),
            "drippingHead": (head, 1),
            "slowReader": ((head + b"\\r\\n") * 2000, 1),
            "unfinishedHeads": (head + fields + b"z: yyyy", 1000),
            "manyConnections": (b"", 600),
        }[kind]
        clients = []
        for _ in range(count):
            client = socket.socket()
            # Those for which there is no room yet wait.
            client.settimeout(0 if kind == "manyConnections" else 1)
            try:
                client.connect(("127.0.0.1", port))
                client.sendall(text)
            except OSError:
                pass
            clients.append(client)
        time.sleep(1)
        file.touch()
        while file.exists():
            time.sleep(0.2)
            if kind.startswith("dripping"):
                try:
                    clients[0].send(b"x")
                except OSError:
                    pass
        """
}
