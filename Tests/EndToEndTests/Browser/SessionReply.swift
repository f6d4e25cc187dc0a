/// What the driver answers to a `SessionRequest`.
struct SessionReply: Decodable {
    let sessionId: String
    let capabilities: Capabilities

    struct Capabilities: Decodable {
        /// The process of Chromium itself.
        let processID: Int32
        let chrome: Chrome

        enum CodingKeys: String, CodingKey {
            case chrome
            case processID = "goog:processID"
        }
    }

    struct Chrome: Decodable {
        /// The path of Chromium's profile.
        let userDataDir: String
    }
}
