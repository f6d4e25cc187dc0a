import Testing

@testable import Publishing

@Suite struct RemotePlaceTests {
    @Test func `errors name a place as the user did`() {
        for (target, place) in [
            ("s3://bucket/a/", "s3://bucket/a"), ("rclone:b2:x", "rclone:b2:x"),
        ] {
            guard case .storage(let remote)? = PublishTarget(target) else {
                Issue.record("\(target)")
                continue
            }
            #expect(RemotePlace(remote: remote, showsProgress: false).name == place)
        }
    }
}
