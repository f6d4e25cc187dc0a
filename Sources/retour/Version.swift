extension Retour {
    /// The version of the program. Generated files name it.
    static let version = "0.1.0"
}
