import Testing

@testable import Publishing

@Suite struct RcloneRemoteTests {
    @Test func `errors name a target as the user does`() {
        for (target, name) in [
            ("s3://bucket/a/", "s3://bucket/a"), ("rclone:b2:x", "rclone:b2:x"),
        ] {
            guard case .storage(let remote)? = PublishTarget(target) else {
                Issue.record("\(target)")
                continue
            }
            #expect(RcloneRemote(remote: remote, showsProgress: false).name == name)
        }
    }
}
