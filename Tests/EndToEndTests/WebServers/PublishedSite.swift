import Foundation
import Subprocess
import TestSupport

/// The site of a folder as it is published: nginx with TLS on loopback ports, under the site's own
/// name, and `retour doctor` looking at it.
struct PublishedSite {
    let site: SiteFolder
    /// Where the published files and the configuration are.
    let place: ServerProgram.Place

    /// What `retour doctor` finds.
    struct Findings: Decodable {
        struct Finding: Decodable {
            let severity: String
            let check: String
            let place: String
            let problem: String
        }

        let errors: Int
        let warnings: Int
        let findings: [Finding]

        /// `error style: …`, without the places.
        var problems: [String] { findings.map { "\($0.severity) \($0.check): \($0.problem)" } }
    }

    /// Publishes the site, breaks it, and examines it.
    /// - Parameters:
    ///   - days: how long the certificate is valid.
    ///   - directives: further directives of nginx's server.
    static func findings(
        in site: SiteFolder, certificateDays days: Int = 90, directives: String = "",
        breaking: (PublishedSite) throws -> Void = { _ in }
    ) async throws -> (problems: [String], status: Int) {
        try await TemporaryFolder.use { folder in
            let files = folder.appending(path: "site")
            let build = try await RetourProgram.run(
                "build", "--for", "nginx", "--output", files.path, in: site.root)
            guard build.status == 0 else {
                throw ToolFailure.webServerDidNotStart(printed: build.errors)
            }
            let place = ServerProgram.Place(
                site: files, home: folder.appending(path: "home"),
                port: try await ServerProgram.freePort())
            let plainPort = try await ServerProgram.freePort()
            try breaking(PublishedSite(site: site, place: place))
            try await makeCertificate(days: days, in: folder)
            let program = ServerProgram.nginx(
                place,
                http: """
                    include /etc/nginx/mime.types;
                    access_log off;
                    include \(place.included("nginx", "http.conf"));
                    server {
                        listen 127.0.0.1:\(plainPort);
                        server_name reject.example;
                        return 301 https://$host$request_uri;
                    }
                    server {
                        listen 127.0.0.1:\(place.port) ssl;
                        server_name reject.example;
                        ssl_certificate \(folder.path)/certificate;
                        ssl_certificate_key \(folder.path)/key;
                        root \(place.site.path);
                        \(directives)
                        include \(place.included("nginx", "server.conf"));
                    }
                    """)
            var result: (problems: [String], status: Int) = ([], 0)
            try await program.use(place) {
                result = try await examine(
                    site,
                    [
                        "--ca", "\(folder.path)/certificate", "--connect-to",
                        "reject.example:443:127.0.0.1:\(place.port)", "--connect-to",
                        "reject.example:80:127.0.0.1:\(plainPort)",
                    ])
            }
            return result
        }
    }

    /// Runs `retour doctor` in the folder of a site.
    static func examine(
        _ site: SiteFolder, _ arguments: [String]
    ) async throws -> (problems: [String], status: Int) {
        let run = try await RetourProgram.run(
            ["doctor", "--format", "json"] + arguments, in: site.root)
        guard let findings = try? JSONDecoder().decode(Findings.self, from: Data(run.output.utf8))
        else { return ([run.output + run.errors], run.status) }
        return (findings.problems, run.status)
    }

    /// A certificate that signs itself; one of `-1` days has expired.
    private static func makeCertificate(days: Int, in folder: URL) async throws {
        let script = """
            cd "$1" && echo subjectAltName=DNS:reject.example > names &&
            openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
            -subj /CN=reject.example -keyout key -out request &&
            openssl x509 -req -in request -signkey key -extfile names -days "$2" -out certificate
            """
        let run = try await Subprocess.run(
            .name("sh"), arguments: ["-c", script, "sh", folder.path, "\(days)"],
            output: .discarded, error: .string(limit: 1 << 16))
        guard run.terminationStatus.isSuccess else {
            throw ToolFailure.webServerDidNotStart(printed: run.standardError)
        }
    }

    /// Replaces a text in a file of nginx's configuration.
    func edit(_ file: String, _ old: String, _ new: String) throws {
        let path = place.included("nginx", file)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard text.contains(old) else { throw ToolFailure.webServerDidNotStart(printed: text) }
        try Data(text.replacing(old, with: new).utf8).write(to: URL(filePath: path))
    }

    /// Removes the pages at a path in both languages.
    func removePages(_ name: String) throws {
        for locale in ["de", "en"] {
            try FileManager.default.removeItem(at: place.site.appending(path: "\(locale)/\(name)"))
        }
    }
}
