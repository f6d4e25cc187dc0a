import Foundation

/// How a page is shown, and how it then looks. The settings hold until they are changed.
extension Browser {
    /// A reader's preference, as `prefers-color-scheme` tells it to the page.
    enum ColorScheme: String, CaseIterable {
        case light, dark
    }

    /// Shows pages as to a reader with this preference.
    func setColorScheme(_ scheme: ColorScheme) async throws {
        try await devTools(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": scheme.rawValue]]])
    }

    /// Lays pages out in a viewport of this many CSS pixels.
    func setViewport(width: Int, height: Int) async throws {
        try await devTools(
            "Emulation.setDeviceMetricsOverride",
            Viewport(width: width, height: height, deviceScaleFactor: 1, mobile: false))
    }

    /// The whole page, not just the viewport, as a PNG image of one pixel for each CSS pixel.
    func screenshot() async throws -> Data {
        let size = try await devTools(
            "Page.getLayoutMetrics", [String: String](), as: LayoutMetrics.self
        ).cssContentSize
        let clip = Clip(x: 0, y: 0, width: size.width, height: size.height, scale: 1)
        return try await devTools(
            "Page.captureScreenshot", Capture(clip: clip), as: Captured.self
        ).data
    }

    private struct Viewport: Encodable {
        let width: Int
        let height: Int
        let deviceScaleFactor: Int
        let mobile: Bool
    }

    private struct LayoutMetrics: Decodable {
        let cssContentSize: Size

        struct Size: Decodable {
            let width: Double
            let height: Double
        }
    }

    private struct Capture: Encodable {
        let format = "png"
        let captureBeyondViewport = true
        let clip: Clip
    }

    private struct Clip: Encodable {
        let x: Double
        let y: Double
        let width: Double
        let height: Double
        let scale: Double
    }

    private struct Captured: Decodable {
        /// Base64 in the JSON, which is how `Data` is decoded.
        let data: Data
    }
}

extension Browser {
    /// Has the reader prefer languages, as in `fr,en`, the first one most: in `Accept-Language` and
    /// in `navigator.languages`.
    func setLanguages(_ languages: String) async throws {
        let agent = try await evaluate("navigator.userAgent", as: String.self)
        try await devTools(
            "Emulation.setUserAgentOverride", ["userAgent": agent, "acceptLanguage": languages])
    }
}
