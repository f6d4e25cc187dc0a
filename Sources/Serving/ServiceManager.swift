#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The service manager that has started the process and waits to hear what it is doing, such as
/// systemd with `Type=notify` (sd_notify(3)).
package struct ServiceManager: Sendable {
    private let path: [UInt8]

    /// - Parameter socket: the value of `NOTIFY_SOCKET`: a path, or with `@` an abstract name.
    /// - Returns: `nil` if there is no such socket.
    package init?(socket: String?) {
        guard let socket, let first = socket.utf8.first, socket.utf8.count <= Self.maximumLength
        else { return nil }
        guard first == UInt8(ascii: "/") || first == UInt8(ascii: "@") else { return nil }
        path = (first == UInt8(ascii: "@") ? [0] : [first]) + socket.utf8.dropFirst()
    }

    /// Sends one datagram, and waits for no answer.
    /// - Returns: false if the system does not let it send.
    package func notify(_ state: ServerState) -> Bool {
        let message = Array(Self.message(for: state).utf8)
        #if canImport(Darwin)
            let descriptor = socket(AF_UNIX, SOCK_DGRAM, 0)
        #else
            let descriptor = socket(
                AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        #endif
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path) }
        // An abstract name ends where the address does, not at a zero.
        let length = MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { $0 + path.count }
        guard let length else { return false }
        return unsafe withUnsafeBytes(of: &address) { bytes in
            guard let start = bytes.baseAddress else { return false }
            let sent = unsafe sendto(
                descriptor, message, message.count, Int32(MSG_NOSIGNAL),
                start.assumingMemoryBound(to: sockaddr.self), socklen_t(length))
            return sent == message.count
        }
    }

    private static let maximumLength = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

    private static func message(for state: ServerState) -> String {
        switch state {
        case .listening(let port): "READY=1\nSTATUS=Serving on port \(port)."
        case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(monotonicMicroseconds)"
        case .reloaded: "READY=1"
        case .stopping: "STOPPING=1"
        }
    }

    /// The clock that `Type=notify-reload` compares.
    private static var monotonicMicroseconds: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }
}
