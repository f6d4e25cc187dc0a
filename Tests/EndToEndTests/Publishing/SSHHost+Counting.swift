import Foundation

extension SSHHost {
    /// A configuration for ssh that counts the bytes that all connections send to the host.
    /// - Parameter limit: after how many bytes the process group is killed; none goes through after
    ///   that. `nil` for never.
    /// - Returns: the path of the configuration.
    func countingConfiguration(limit: Int?) throws -> String {
        let (count, script) = (home.appending(path: "sent"), home.appending(path: "count.py"))
        try Data("0".utf8).write(to: count)
        try Data(Self.script.utf8).write(to: script)
        let path = home.appending(path: "counting_config")
        let command =
            "ProxyCommand python3 \(script.path) \(port) \(limit ?? Int.max) \(count.path)\n"
        // Options that come first win.
        try Data("Host target\n    \(command)Include \(configuration)\n".utf8).write(to: path)
        return path.path
    }

    /// How many bytes were sent with the last counting configuration.
    func sentByteCount() throws -> Int {
        let text = try String(contentsOf: home.appending(path: "sent"), encoding: .utf8)
        guard let count = Int(text) else { throw ToolFailure.serverDidNotStart }
        return count
    }

    private static let script = """
        import fcntl, os, signal, socket, sys, threading

        port, limit, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
        server = socket.create_connection(("127.0.0.1", port))

        def receive():
            while data := server.recv(65536):
                os.write(1, data)
            os._exit(0)

        threading.Thread(target=receive, daemon=True).start()
        while data := os.read(0, 4096):
            with open(path, "r+") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                sent = int(file.read())
                data = data[:limit - sent]
                server.sendall(data)
                file.seek(0)
                file.write(str(sent + len(data)))
                file.flush()
                if sent + len(data) == limit:
                    os.killpg(0, signal.SIGKILL)

        """
}
