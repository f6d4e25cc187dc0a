/// How the published site is reached.
package struct ProbeOptions: Sendable {
    /// The most that a request may take, in seconds.
    package let timeout: Int
    /// A file with certificates to trust instead of the system's.
    package let authorities: String?
    /// Addresses to connect to instead, as curl's `--connect-to` has them: `HOST1:PORT1:HOST2:PORT2`.
    package let connections: [String]

    package init(timeout: Int, authorities: String?, connections: [String]) {
        (self.timeout, self.authorities, self.connections) = (timeout, authorities, connections)
    }
}
