import Serving
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("ServiceManager")
struct ServiceManagerTests {
    @Test("gets each state as one datagram")
    func notifies() throws {
        let socket = try DatagramSocket()
        let manager = try #require(ServiceManager(socket: socket.path))
        #expect(manager.notify(.listening(port: 8080)))
        #expect(try socket.received() == "READY=1\nSTATUS=Serving on port 8080.")
        #expect(manager.notify(.reloading))
        #expect(try socket.received().hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
        #expect(manager.notify(.reloaded))
        #expect(try socket.received() == "READY=1")
        #expect(manager.notify(.stopping))
        #expect(try socket.received() == "STOPPING=1")
    }

    @Test(
        "is absent without a socket that can be its", arguments: [nil, "", "socket", "vsock:1:2"])
    func isAbsent(socket: String?) {
        #expect(ServiceManager(socket: socket) == nil)
    }

    @Test("is absent if its path does not fit into an address")
    func hasLimit() {
        #expect(ServiceManager(socket: "/" + String(repeating: "a", count: 200)) == nil)
    }

    @Test("cannot be notified if nobody listens")
    func fails() throws {
        let manager = try #require(ServiceManager(socket: "/nowhere/socket"))
        #expect(!manager.notify(.stopping))
    }
}

/// A datagram socket in the file system, which a test reads.
private struct DatagramSocket: ~Copyable {
    let path: String
    private let descriptor: Int32

    init() throws {
        path = "/tmp/retour-\(UInt64.random(in: 0...UInt64.max))"
        #if canImport(Darwin)
            let kind = SOCK_DGRAM
        #else
            let kind = Int32(SOCK_DGRAM.rawValue)
        #endif
        descriptor = socket(AF_UNIX, kind, 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: Array(path.utf8))
        }
        let status = unsafe withUnsafeBytes(of: &address) { bytes in
            unsafe bind(
                descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count))
        }
        try #require(status == 0)
    }

    deinit {
        close(descriptor)
        unsafe unlink(path)
    }

    /// The next datagram, which must have been sent.
    func received() throws -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = unsafe recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        try #require(count > 0)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
