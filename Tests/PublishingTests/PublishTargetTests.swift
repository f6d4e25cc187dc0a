import Testing

@testable import Publishing

@Suite struct PublishTargetTests {
    @Test(
        arguments: [
            ("www@reject.example:/var/www/", "www@reject.example", "/var/www"),
            ("host:/", "host", "/"), ("host:/it's here", "host", "/it's here"),
            ("/var/www", nil, "/var/www"), ("../www/", nil, "../www"), ("./a:b", nil, "./a:b"),
            ("/a:b", nil, "/a:b"), ("www", nil, "www"),
        ] as [(String, String?, String)])
    func `a folder is a path, on a host if there is one before a colon`(
        _ text: String, _ host: String?, _ path: String
    ) {
        #expect(PublishTarget(text) == .folder(host: host, path: path))
    }

    @Test(
        arguments: [
            ("s3://bucket", ":s3,env_auth=true:bucket"),
            ("s3://bucket/a/b/", ":s3,env_auth=true:bucket/a/b"), ("rclone:remote:", "remote:"),
            ("rclone:remote:a/b/", "remote:a/b"),
        ])
    func `object storage has the name that rclone gives it`(_ text: String, _ remote: String) {
        #expect(PublishTarget(text) == .storage(remote: remote))
    }

    @Test(
        arguments: [
            "", "s3://", "s3:///key", "rclone:", "rclone::x", "rclone:name", "host:path", "host:",
            ":/path", "-oProxyCommand=id:/path",
        ])
    func `anything else is not a target`(_ text: String) {
        #expect(PublishTarget(text) == nil)
    }

    @Test func `each target has its store`() throws {
        let (folder, storage) = (
            try #require(PublishTarget("www")), try #require(PublishTarget("s3://bucket"))
        )
        #expect(folder.store(PublishOptions()) is DirectoryReleases)
        #expect(storage.store(PublishOptions()) is ObjectStorage)
        #expect(storage.store(PublishOptions(hasReleases: true)) is ObjectStorageReleases)
    }
}
