import Testing

@testable import Publishing

@Suite struct RcloneRemoteTests {
    @Test func `errors name a place as the user did`() {
        for (target, place) in [
            ("s3://bucket/a/", "s3://bucket/a"), ("rclone:b2:x", "rclone:b2:x"),
        ] {
            guard case .storage(let remote)? = PublishTarget(target) else {
                Issue.record("\(target)")
                continue
            }
            #expect(RcloneRemote(remote: remote, showsProgress: false).name == place)
        }
    }
}
