import Foundation
import Subprocess
import SystemPackage

/// A web server as Debian has it, with a configuration of its own, and how it is started.
///
/// What it configures itself is what an operator would: a port, a folder, logs; the rest is included
/// from what `retour build` wrote.
struct ServerProgram: Sendable {
    let executable: String
    let arguments: [String]
    /// The text of its configuration file.
    let configuration: String
    /// Part of a line it prints once it accepts connections.
    let announcement: String

    /// Where everything of one server lies.
    struct Place: Sendable {
        /// The site's folder, with what the server includes beside it.
        let site: URL
        /// The server's own files: configuration, logs, process id.
        let home: URL
        let port: Int
        /// Where what the server includes lies, if not beside the site.
        var configuration: URL?

        func own(_ name: String) -> String { home.appending(path: name).path }
        func included(_ server: String, _ name: String) -> String {
            "\(configuration?.path ?? "\(site.path).\(server)")/\(name)"
        }
    }

    static func nginx(_ place: Place) -> ServerProgram {
        nginx(
            place,
            http: """
                include /etc/nginx/mime.types;
                access_log off;
                include \(place.included("nginx", "http.conf"));
                server {
                    listen 127.0.0.1:\(place.port);
                    root \(place.site.path);
                    access_log \(place.own("access.log")) retour;
                    include \(place.included("nginx", "server.conf"));
                }
                """)
    }

    /// - Parameter http: the contents of `http { }`.
    static func nginx(_ place: Place, http: String) -> ServerProgram {
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(place.own($0));"
        }
        return ServerProgram(
            executable: "/usr/sbin/nginx",
            arguments: ["-e", "stderr", "-p", place.home.path, "-c", place.own("server.conf")],
            configuration: """
                daemon off;
                master_process off;
                pid \(place.own("pid"));
                error_log stderr notice;
                events { }
                http {
                \(temporary.joined(separator: "\n"))
                \(http)
                }

                """,
            announcement: "using the \"epoll\" event method")
    }

    static func apache(_ place: Place) -> ServerProgram {
        apache(
            place,
            """
            Define retour_site \(place.site.path)
            Include \(place.included("apache", "virtualhost.conf"))
            """)
    }

    /// With nothing but an `.htaccess` in the site's folder, as shared hosting has it.
    static func htaccess(_ place: Place) -> ServerProgram {
        apache(
            place,
            """
            LogFormat "%h %r" retour
            <Directory "\(place.site.path)">
                Require all granted
                Options FollowSymLinks
                AllowOverride FileInfo Indexes Options=IncludesNOEXEC
            </Directory>
            """)
    }

    private static func apache(_ place: Place, _ site: String) -> ServerProgram {
        apache(
            place,
            hosts: """
                <VirtualHost *>
                DocumentRoot \(place.site.path)
                \(site)
                CustomLog \(place.own("access.log")) retour
                </VirtualHost>
                """)
    }

    /// - Parameter hosts: the virtual hosts.
    static func apache(_ place: Place, hosts: String) -> ServerProgram {
        let modules = [
            "mpm_event", "authz_core", "deflate", "dir", "env", "filter", "headers", "include",
            "mime", "rewrite", "setenvif",
        ].map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so" }
        return ServerProgram(
            executable: "/usr/sbin/apache2",
            arguments: ["-f", place.own("server.conf"), "-DFOREGROUND"],
            configuration: """
                ServerRoot \(place.home.path)
                DefaultRuntimeDir \(place.home.path)
                PidFile \(place.own("pid"))
                ServerName localhost
                Listen 127.0.0.1:\(place.port)
                \(modules.joined(separator: "\n"))
                TypesConfig /etc/mime.types
                User nobody
                Group nogroup
                StartServers 1
                ThreadsPerChild 4
                MaxRequestWorkers 8
                MinSpareThreads 1
                MaxSpareThreads 8
                ErrorLog /dev/stderr
                \(hosts)

                """,
            announcement: "resuming normal operations")
    }

    static func caddy(_ place: Place) -> ServerProgram {
        caddy(
            place,
            sites: """
                http://127.0.0.1:\(place.port) {
                \tbind 127.0.0.1
                \timport \(place.included("caddy", "site.caddy")) \(place.site.path)
                }
                """)
    }

    /// - Parameter sites: the blocks of the sites.
    static func caddy(_ place: Place, sites: String) -> ServerProgram {
        ServerProgram(
            executable: "/usr/bin/caddy",
            arguments: ["run", "--adapter", "caddyfile", "--config", place.own("server.conf")],
            configuration: """
                {
                \tadmin off
                \tauto_https off
                \tstorage file_system \(place.own("storage"))
                }
                \(sites)

                """,
            announcement: "serving initial configuration")
    }
}

extension ServerProgram {
    /// Runs the server while `body` runs, then ends it with SIGTERM.
    /// - Returns: what it printed and what it wrote into its access log.
    @discardableResult
    func use(_ place: Place, _ body: () async throws -> Void) async throws -> String {
        try FileManager.default.createDirectory(at: place.home, withIntermediateDirectories: true)
        try Data(configuration.utf8).write(to: place.home.appending(path: "server.conf"))
        let announcement = announcement
        let printed = try await Subprocess.run(
            .path(FilePath(executable)), arguments: Arguments(arguments),
            environment: .inherit.updating([
                "HOME": place.home.path, "XDG_CONFIG_HOME": nil, "XDG_DATA_HOME": nil,
            ]), input: .none, output: .sequence, error: .combinedWithOutput
        ) { execution in
            let lines = execution.standardOutput.strings()
            let (started, starting) = AsyncStream<Void>.makeStream()
            return try await withThrowingTaskGroup(of: String.self) { group in
                group.addTask {
                    var printed = ""
                    for try await line in lines {
                        printed += line + "\n"
                        if line.contains(announcement) { starting.yield() }
                    }
                    starting.finish()
                    return printed
                }
                var isUp = false
                for await _ in started {
                    isUp = true
                    break
                }
                do {
                    if isUp { try await body() }
                } catch {
                    try? execution.send(signal: .terminate)
                    throw error
                }
                if isUp { try execution.send(signal: .terminate) }
                let printed = try await group.next() ?? ""
                guard isUp else { throw ToolFailure.webServerDidNotStart(printed: printed) }
                return printed
            }
        }.closureResult
        let access = FileManager.default.contents(atPath: place.own("access.log")) ?? Data()
        return printed + String(decoding: access, as: UTF8.self)
    }

    /// A port that nobody listens on now.
    static func freePort() async throws -> Int {
        let script =
            "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); "
            + "print(s.getsockname()[1])"
        let run = try await Subprocess.run(
            .name("python3"), arguments: ["-c", script], output: .string(limit: 100),
            error: .discarded)
        let digits = run.standardOutput.filter(\.isNumber)
        guard let port = Int(digits) else { throw ToolFailure.serverDidNotStart }
        return port
    }
}
