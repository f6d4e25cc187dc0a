import Foundation

/// What a page looks like on paper.
extension Browser {
    /// A sheet, in centimeters.
    struct Paper: Encodable, CustomStringConvertible {
        let width: Double
        let height: Double

        static let a4 = Paper(width: 21, height: 29.7)
        static let letter = Paper(width: 21.59, height: 27.94)

        var description: String { "\(width)x\(height)" }
    }

    /// How many sheets the page takes, with the margins that browsers leave by default.
    func sheets(of paper: Paper) async throws -> Int {
        // Base64 in the JSON, which is how `Data` is decoded.
        let pdf = try await driver.post(
            "\(session)/print", Print(page: paper), as: Data.self)
        // Chromium does not compress the objects of pages. "/Type /Pages" is their list.
        return String(decoding: pdf, as: UTF8.self).matches(of: /\/Type \/Page\b/).count
    }

    private struct Print: Encodable {
        let page: Paper
        let shrinkToFit = false
    }
}
