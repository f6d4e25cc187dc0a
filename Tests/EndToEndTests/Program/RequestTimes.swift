import Foundation
import Subprocess
import TestSupport

/// How long a server takes to answer requests on one connection.
enum RequestTimes {
    /// The median time of each link, asked for in turn with the others.
    static func medians(of links: [String], port: Int) async throws -> [Duration] {
        let run = try await Subprocess.run(
            .name("python3"), arguments: ["-c", script, "\(port)"],
            input: .string(links.joined(separator: "\n")), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 16))
        guard run.terminationStatus.isSuccess else {
            throw ToolFailure.noReply("port \(port)", reason: run.standardError)
        }
        return run.standardOutput.split(separator: "\n").compactMap { Double($0) }.map {
            .seconds($0)
        }
    }

    private static let script = """
        import http.client, statistics, sys, time

        links = sys.stdin.read().split("\\n")
        connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=60)
        times = [[] for _ in links]
        for _ in range(9):
            for link, results in zip(links, times):
                start = time.perf_counter()
                connection.request("GET", link)
                connection.getresponse().read()
                results.append(time.perf_counter() - start)
        for results in times:
            print(statistics.median(results))
        """
}
