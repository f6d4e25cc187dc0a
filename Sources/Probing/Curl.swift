internal import Foundation
internal import Rejections
internal import Subprocess

/// Requests by curl, a few at a time.
struct Curl: Sendable {
    struct Request: Sendable {
        enum Family: String, Sendable {
            case ipv4
            case ipv6
        }

        let url: String
        /// The only language that the reader accepts.
        var language: LanguageTag?
        /// The only version of IP to use.
        var family: Family?
    }

    let options: ProbeOptions
    /// Whether the certificate must be valid.
    var isVerifying = true

    private static let parallelCount = 4
    private static let headSuffix = ".head"
    /// The line that ends what is printed for a request.
    private static let separator = "--- end of transfer"

    /// The response to each request, in their order. Redirects are not followed.
    /// - Parameter onResponse: called after each response.
    func responses(
        to requests: [Request], onResponse: @escaping @Sendable () -> Void = {}
    ) async throws(ProbeError) -> [Response] {
        guard !requests.isEmpty else { return [] }
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "retour-probe-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            defer { Self.remove(folder) }
            let configuration = folder.appending(path: "curlrc")
            try Data(configurationText(requests, folder).utf8).write(to: configuration)
            let printed = try await Self.run(configuration.path, onResponse)
            return try requests.enumerated().map { index, request in
                let file = Self.file(index, in: folder)
                guard let transfer = printed.transfers[file] else {
                    throw ProbeError.curl(problem: printed.errors)
                }
                func contents(_ path: String) -> Data {
                    FileManager.default.contents(atPath: path) ?? Data()
                }
                return Response(
                    transfer,
                    head: String(decoding: contents(file + Self.headSuffix), as: UTF8.self),
                    body: Array(contents(file)))
            }
        } catch let error as ProbeError {
            throw error
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw .missingCurl
        } catch let error as SubprocessError {
            throw .curl(problem: "\(error)")
        } catch {
            throw .folder(problem: error.localizedDescription)
        }
    }

    private static func run(
        _ configuration: String, _ onResponse: @escaping @Sendable () -> Void
    ) async throws -> (transfers: [String: Transfer], errors: String) {
        let result = try await Subprocess.run(
            .name("curl"),
            arguments: [
                // First: the user's own configuration is not read.
                "--disable", "--parallel", "--parallel-max", "\(parallelCount)", "--config",
                configuration,
            ], input: .none, output: .sequence, error: .string(limit: 1 << 20)
        ) { execution in
            var transfers: [String: Transfer] = [:]
            var lines = ""
            for try await line in execution.standardOutput.strings() {
                guard line.trimmingCharacters(in: .newlines) == separator else {
                    lines += line
                    continue
                }
                if let transfer = Transfer(json: lines) {
                    transfers[transfer.file] = transfer
                }
                lines = ""
                onResponse()
            }
            return transfers
        }
        return (result.closureResult, result.standardError)
    }

    /// curl(1), `--config`: options without dashes, values in quotes.
    private func configurationText(_ requests: [Request], _ folder: URL) -> String {
        requests.enumerated().map { index, request in
            var values = [
                ("url", request.url), ("output", Self.file(index, in: folder)),
                // curl's own JSON of the fields ends at a field that occurs twice (7.88).
                ("dump-header", Self.file(index, in: folder) + Self.headSuffix),
                ("write-out", "%{json}\n\(Self.separator)\n"),
                ("max-time", "\(options.timeout)"), ("max-filesize", "\(16 << 20)"),
                ("proto", "=http,https"), ("user-agent", "retour doctor"),
            ]
            if let language = request.language {
                values.append(("header", "Accept-Language: \(language)"))
            }
            if let authorities = options.authorities { values.append(("cacert", authorities)) }
            values += options.connections.map { ("connect-to", $0) }
            let flags =
                ["silent", "globoff", "path-as-is", "compressed"]
                + [isVerifying ? nil : "insecure", request.family?.rawValue].compactMap(\.self)
            return (values.map { "\($0) = \(Self.quoted($1))" } + flags)
                .joined(separator: "\n") + "\n"
        }.joined(separator: "next\n")
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n").replacing("\r", with: "")
        return "\"\(escaped)\""
    }

    private static func file(_ index: Int, in folder: URL) -> String {
        folder.appending(path: "\(index)").path
    }

    private static func remove(_ folder: URL) {
        // What cannot be removed is removed with the system's other temporary files.
        try? FileManager.default.removeItem(at: folder)
    }
}
