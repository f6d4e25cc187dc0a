extension Rule {
    /// What a log may say about the client's address: 24 bits of IPv4, 48 bits of IPv6.
    package static let clientNetwork = Rule(
        .network, of: "\(.clientAddress)",
        [
            .matching("^([0-9]+\\.[0-9]+\\.[0-9]+)\\.", "$1.0/24"),
            .matching("^([0-9a-f]+:[0-9a-f]+:[0-9a-f]+):", "$1::/48"),
            .matching("^((?:[0-9a-f]+(?::[0-9a-f]+)?)?)::", "$1::/48"),
        ], otherwise: "-")
}
