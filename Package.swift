// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// One module: a library target with the settings that all of them share.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// The tests of one module, under the same name.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "retour",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "retour", targets: ["retour"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(
            url: "https://github.com/hummingbird-project/swift-mustache",
            .upToNextMinor(from: "2.1.1")),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(
            url: "https://github.com/swiftlang/swift-subprocess", .upToNextMinor(from: "1.0.2")),
    ],
    targets: [
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(
            name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
        // Nobody imports it: linked in, it takes the place of the C library's malloc, and a build of
        // many pages takes a tenth less time.
        .target(name: "CJemalloc", linkerSettings: [.linkedLibrary("jemalloc")]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CExchange"),
        module("JSON"),
        module("Diagnostics", ["JSON"]),
        module("Parallel"),
        module("Rejections"),
        module("Links", ["Rejections"]),
        module("SourceFiles", ["Diagnostics"]),
        module("CommonMark", ["CCmark", "Diagnostics"]),
        module("Pages", ["Links", "Rejections"]),
        module(
            "SiteContent",
            [
                "CommonMark", "Diagnostics", "JSON", "Links", "Parallel", "Rejections",
                "SourceFiles",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ]),
        module(
            "Templating",
            [
                "CommonMark", "Diagnostics", "Links", "Pages", "Rejections", "SourceFiles",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        module(
            "PageCompiler",
            [
                "CommonMark", "Diagnostics", "Links", "Pages", "Parallel", "Rejections",
                "SiteContent", "SourceFiles", "Templating",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        module(
            "Editing",
            [
                "CommonMark", "Diagnostics", "Parallel", "Rejections", "Replies", "SiteContent",
                "SourceFiles", "Templating",
            ]),
        module("Replies", ["Links", "Rejections", "SiteContent"]),
        module("Compression", ["CBrotli", "CZlib", "Links", "Pages", "Rejections"]),
        module("WebServers", ["Compression", "Links", "Pages", "Rejections"]),
        module(
            "Publishing",
            [
                "CExchange", "Pages", "Parallel", "WebServers",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        module(
            "Serving",
            [
                "Compression", "Links", "Pages", "Parallel", "Rejections",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        module(
            "MailServers", ["Links", "MailSettings", "Rejections", "Replies", "SiteContent"],
            resources: [
                .embedInCode("Resources/haraka-plugin.js"),
                .embedInCode("Resources/postfix-apply.sh"),
            ]),
        module("MailSettings", ["Rejections"]),
        module(
            "Auditing",
            [
                "CZlib", "Links", "MailSettings", "Rejections", "Replies", "SiteContent",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        module(
            "Probing",
            [
                "Diagnostics", "Links", "Pages", "Rejections", "WebServers",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ]),
        .executableTarget(
            name: "retour",
            dependencies: [
                "Auditing", "Diagnostics", "Editing", "JSON", "Links", "MailServers",
                "MailSettings", "PageCompiler",
                "Pages", "Probing", "Publishing", "Rejections", "Replies", "Serving",
                "SiteContent", "SourceFiles", "WebServers",
                .target(name: "CJemalloc", condition: .when(platforms: [.linux])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: ["Links", "Pages", "Rejections", "SourceFiles"],
            path: "Tests/TestSupport",
            swiftSettings: settings),
        .target(
            name: "LinkTables", dependencies: ["WebServers"], path: "Tests/LinkTables",
            swiftSettings: settings),
        tests("JSON", ["JSON"]),
        tests("Diagnostics", ["Diagnostics"]),
        tests("Rejections", ["Rejections", "TestSupport"]),
        tests("Links", ["Links", "Rejections", "TestSupport"]),
        tests("SourceFiles", ["Diagnostics", "SourceFiles", "TestSupport"]),
        tests("CommonMark", ["CommonMark", "Diagnostics", "TestSupport"]),
        tests("Pages", ["Links", "Pages", "Rejections"]),
        tests(
            "SiteContent",
            ["Diagnostics", "Links", "Rejections", "SiteContent", "SourceFiles", "TestSupport"]),
        tests(
            "Templating",
            ["Diagnostics", "Links", "Pages", "Rejections", "SourceFiles", "Templating"]),
        tests(
            "PageCompiler",
            [
                "CommonMark", "Diagnostics", "Links", "PageCompiler", "Pages", "Rejections",
                "SiteContent", "SourceFiles", "Templating", "TestSupport",
            ]),
        tests(
            "Editing",
            [
                "CommonMark", "Diagnostics", "Editing", "Links", "Rejections", "SiteContent",
                "SourceFiles", "TestSupport",
            ]),
        tests(
            "Replies",
            ["Links", "Rejections", "Replies", "SiteContent", "SourceFiles", "TestSupport"]),
        tests("Compression", ["Compression", "Links", "Pages", "Rejections"]),
        tests("WebServers", ["Links", "Pages", "Rejections", "TestSupport", "WebServers"]),
        tests("Publishing", ["Links", "Pages", "Publishing", "TestSupport", "WebServers"]),
        tests(
            "Serving",
            [
                "Compression", "LinkTables", "Links", "Pages", "Rejections", "Serving",
                "TestSupport", "WebServers",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        tests(
            "MailServers",
            [
                "Links", "MailServers", "Rejections", "Replies", "SiteContent", "SourceFiles",
                "TestSupport",
            ]),
        tests("MailSettings", ["MailSettings", "Rejections"]),
        tests(
            "Auditing", ["Auditing", "MailSettings", "SiteContent", "SourceFiles", "TestSupport"]),
        tests("Probing", ["Diagnostics", "Links", "Pages", "Probing", "Rejections"]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "LinkTables", "Links", "Rejections", "Replies", "retour", "SiteContent",
                "SourceFiles", "TestSupport", "WebServers",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["Fixtures"],
            swiftSettings: settings),
    ]
)
