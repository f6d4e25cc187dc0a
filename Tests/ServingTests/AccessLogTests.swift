import Links
import NIOCore
import TestSupport
import Testing

@testable import Serving

@Suite struct AccessLogTests {
    @Test(
        "a client is logged as its network",
        arguments: [
            ("192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"),
            ("2001:db8::3", "2001:db8::/48"), ("::1", "::/48"), ("fe80::1", "fe80::/48"),
        ])
    func network(address: String, expected: String) throws {
        let client = try SocketAddress(ipAddress: address, port: 1234)
        #expect(AccessLog.network(client) == expected)
        // The web servers' logs have the same network.
        let interpreter = try RuleInterpreter([.clientNetwork])
        #expect(interpreter.value(of: .clientNetwork, address) == expected)
    }

    @Test func `an unknown client is a dash`() {
        #expect(AccessLog.network(nil) == "-")
    }
}
