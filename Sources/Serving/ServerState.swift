/// What the server is doing, for whoever waits for it.
package enum ServerState: Sendable, Equatable {
    /// It accepts connections on this port.
    case listening(port: Int)
    /// It compiles the site again.
    case reloading
    /// It serves the new site, or the one from before if the new one cannot be served.
    case reloaded
    /// It accepts no more connections.
    case stopping
}
