internal import Diagnostics
internal import Foundation
internal import Rejections

/// Checks how the site is reached: certificate, plain HTTP, IPv4 and IPv6.
struct ConnectionCheck: Sendable {
    let target: WebURL
    let curl: Curl

    struct Result {
        var findings: [ProbeFinding] = []
        var isReachable = true
        /// What fetches the pages: without a check of a certificate that is known to be bad.
        var curl: Curl
        var certificateDays: Int?
    }

    private static let shortValidity = 14

    private var address: String { "\(target.base)/" }

    func run() async throws(ProbeError) -> Result {
        var result = Result(curl: curl)
        func report(
            _ severity: Diagnostic.Severity, _ check: Check, _ text: String, at place: String? = nil
        ) {
            result.findings.append(
                ProbeFinding(place ?? address, Problem(severity, check, text)))
        }
        var response = try await response(from: address)
        if response.isUntrusted, let failure = response.failure {
            report(.error, .certificate, "browsers will not open the site: \(failure)")
            result.curl.isVerifying = false
            response = try await self.response(from: address, with: result.curl)
        }
        if let failure = response.failure {
            report(.error, .connection, "cannot be reached: \(failure)")
            result.isReachable = false
            return result
        }
        if let end = CertificateDates.end(of: response.certificates) {
            let days = Int((end.timeIntervalSinceNow / 86400).rounded(.down))
            result.certificateDays = days
            if result.curl.isVerifying, days < Self.shortValidity {
                report(
                    .warning, .certificate,
                    "the certificate expires in \(days) day\(days == 1 ? "" : "s")")
            }
        }
        result.findings += try await plainProblems() + familyProblems()
        return result
    }

    private func response(
        from url: String, with other: Curl? = nil, over family: Curl.Request.Family? = nil
    ) async throws(ProbeError) -> Response {
        let responses = try await (other ?? curl).responses(
            to: [Curl.Request(url: url, family: family)])
        return responses[0]
    }

    private var authority: Substring { target.origin.drop { $0 != "/" }.dropFirst(2) }

    /// Readers who type the address get to HTTPS.
    private func plainProblems() async throws(ProbeError) -> [ProbeFinding] {
        guard target.origin.hasPrefix("https:"), !authority.contains(":") else { return [] }
        let plain = "http://\(authority)\(target.path)/"
        let response = try await response(from: plain)
        func finding(_ severity: Diagnostic.Severity, _ text: String) -> [ProbeFinding] {
            [ProbeFinding(plain, Problem(severity, .redirects, text))]
        }
        if let failure = response.failure {
            return finding(
                .warning, "does not answer, so it does not redirect to HTTPS: \(failure)")
        }
        guard let redirect = response.redirect else {
            return finding(
                .warning, "is answered with status \(response.status), not redirected to HTTPS")
        }
        guard !"\(redirect)/".hasPrefix("\(target.origin)/") else { return [] }
        return finding(.error, "redirects to \(redirect), not to \(target.origin)")
    }

    /// Whether the site can be reached over each version of IP that its name has addresses for.
    private func familyProblems() async throws(ProbeError) -> [ProbeFinding] {
        let host = authority.prefix { $0 != ":" }.lowercased()
        let isName = host.contains { $0.isLetter } && !host.hasPrefix("[")
        guard isName, host != "localhost", !host.hasSuffix(".localhost"),
            curl.options.connections.isEmpty
        else { return [] }
        var findings: [ProbeFinding] = []
        var other = curl
        other.isVerifying = false
        for (family, name) in [(Curl.Request.Family.ipv4, "IPv4"), (.ipv6, "IPv6")] {
            guard family == .ipv4 || Self.hasIPv6 else { continue }
            let response = try await response(from: address, with: other, over: family)
            guard let failure = response.failure else { continue }
            let problem =
                response.isUnresolved
                ? Problem(
                    .warning, .connection,
                    "has no \(name) address: readers with \(name) only cannot open it")
                : Problem(.error, .connection, "cannot be reached over \(name): \(failure)")
            findings.append(ProbeFinding(address, problem))
        }
        return findings
    }

    /// Whether this machine has an IPv6 address of global scope (Linux); without one, it cannot see
    /// whether the site has.
    private static var hasIPv6: Bool {
        let table = FileManager.default.contents(atPath: "/proc/net/if_inet6") ?? Data()
        return String(decoding: table, as: UTF8.self).split(separator: "\n").contains {
            let columns = $0.split(separator: " ")
            return columns.count >= 4 && columns[3] == "00"
        }
    }
}
