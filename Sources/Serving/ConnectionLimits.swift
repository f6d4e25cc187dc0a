#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// What the connections of clients may cost the server.
package enum ConnectionLimits {
    /// Octets of a request's target and header fields, together.
    package static let headSize = 12 * 1024
    package static let headFieldCount = 100
    /// Seconds from the first octets of a head to its end.
    package static let headTime = 10
    /// Seconds in which a client that has an answer to take must take some of it.
    package static let writeTime = 30
    /// Seconds in which a client may neither send nor take anything.
    package static let idleTime = 75
    /// Seconds from the signal that ends the server until it closes every connection.
    package static let endTime = 3
    /// The most connections that are open at a time; others wait until one is closed.
    package static let connectionCount = 1024

    /// Octets that are read from a connection at a time. What a client sends is short, and each
    /// connection keeps what it has read of an unfinished head.
    static let readSize = 512

    /// How many connections may be open at a time, if the process may open this many files. Some are
    /// left for other purposes: without a free descriptor, a new connection can be neither accepted
    /// nor refused.
    static func connectionCount(openFiles: Int) -> Int {
        max(1, min(connectionCount, openFiles - 64))
    }

    /// The number of files that the process may open (`RLIMIT_NOFILE`).
    static var openFiles: Int {
        let limit = sysconf(Int32(_SC_OPEN_MAX))
        return limit > 0 ? limit : 256
    }
}
