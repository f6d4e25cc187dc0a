/// What a link may tell the page, each as a typed value.
package enum Parameter: String, Hashable, Sendable, CaseIterable {
    /// The address of the sending server.
    case ip
    /// The enhanced status code of the reply.
    case code
    /// The zone of the blocklist; it chooses the page, so it is no placeholder in one.
    case list
}
