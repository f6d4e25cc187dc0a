#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Why the server cannot serve.
package enum ServingError: Error, CustomStringConvertible {
    /// The system does not let it listen; `code` is the system's `errno`.
    case cannotListen(host: String, port: Int, code: Int32)

    package var description: String {
        switch self {
        case .cannotListen(let host, let port, EADDRINUSE):
            "port \(port) on \(host) is already in use; stop the other program or choose another "
                + "port with --port"
        case .cannotListen(let host, let port, EACCES):
            "port \(port) on \(host) needs more rights; choose one above 1023 with --port"
        case .cannotListen(let host, let port, let code):
            "cannot listen on \(host), port \(port): \(unsafe String(cString: strerror(code)))"
        }
    }
}
