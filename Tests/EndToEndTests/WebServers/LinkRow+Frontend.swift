import LinkTables

extension LinkRow {
    /// The link whose page a front end shows for this one.
    func shown(by frontend: Frontend) -> String {
        shown(without: frontend.missingCapabilities)
    }
}
