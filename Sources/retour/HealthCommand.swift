internal import ArgumentParser
internal import Serving

struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Checks whether 'retour serve' answers.",
        discussion: """
            Requests /healthz, for the health check of a container, which needs no other program. \
            Exits with status 1 if there is no answer with status 200 within \(HealthCheck.time) \
            seconds.
            """)

    @Option(help: ArgumentHelp("Name or address that the server listens on.", valueName: "host"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("TCP port of the server.", valueName: "port"))
    var port = 8080

    func validate() throws {
        guard (1...65535).contains(port) else {
            throw ValidationError("--port must be from 1 to 65535")
        }
    }

    func run() async throws {
        guard await HealthCheck.isHealthy(host: host, port: port) else {
            throw Console.failure("no server answers on \(host), port \(port)")
        }
        Console.printResult("ok")
    }
}
