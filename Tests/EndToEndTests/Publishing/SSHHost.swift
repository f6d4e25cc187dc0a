import Foundation
import Subprocess

/// A real sshd on loopback with its own keys, where the user who runs the tests can log in.
struct SSHHost {
    /// The path of a configuration for ssh in which the host is called `target`.
    let configuration: String
    let home: URL
    let port: Int
    let privateKey: String
    let knownHosts: String

    static func use(_ body: (SSHHost) async throws -> Void) async throws {
        try await TemporaryFolder.use { home in
            let port = try await ServerProgram.freePort()
            let place = ServerProgram.Place(site: home, home: home, port: port)
            for name in ["host", "user"] {
                let run = try await Subprocess.run(
                    .name("ssh-keygen"),
                    arguments: ["-q", "-t", "ed25519", "-N", "", "-f", place.own(name)],
                    output: .discarded, error: .discarded)
                guard run.terminationStatus.isSuccess else {
                    throw ToolFailure.missing("ssh-keygen")
                }
            }
            let key = try String(contentsOfFile: place.own("host.pub"), encoding: .utf8)
            let knownHosts = "[127.0.0.1]:\(port) \(key)"
            try Data(knownHosts.utf8).write(to: home.appending(path: "known_hosts"))
            try Data(
                """
                Host target
                    HostName 127.0.0.1
                    Port \(port)
                    User \(NSUserName())
                    IdentityFile \(place.own("user"))
                    IdentitiesOnly yes
                    UserKnownHostsFile \(place.own("known_hosts"))
                    StrictHostKeyChecking yes

                """.utf8
            ).write(to: home.appending(path: "ssh_config"))
            let host = SSHHost(
                configuration: place.own("ssh_config"), home: home, port: port,
                privateKey: try String(contentsOfFile: place.own("user"), encoding: .utf8),
                knownHosts: knownHosts)
            try await program(place).use(place) { try await body(host) }
        }
    }

    private static func program(_ place: ServerProgram.Place) -> ServerProgram {
        ServerProgram(
            executable: "/usr/sbin/sshd", arguments: ["-D", "-e", "-f", place.own("server.conf")],
            configuration: """
                ListenAddress 127.0.0.1:\(place.port)
                HostKey \(place.own("host"))
                AuthorizedKeysFile \(place.own("user.pub"))
                PidFile none
                UsePAM no
                StrictModes no
                MaxStartups 100
                PasswordAuthentication no

                """,
            announcement: "Server listening on")
    }
}
