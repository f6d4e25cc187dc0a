internal import Foundation

/// A color in sRGB, as style sheets write it: `#0a5280`.
package struct Color: Hashable, Sendable, LosslessStringConvertible {
    /// Red, green, blue.
    private let channels: [UInt8]

    /// `#` and six hexadecimal digits.
    package init?(_ text: String) {
        let digits = Array(text.utf8.dropFirst())
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6 else { return nil }
        var channels: [UInt8] = []
        for index in stride(from: 0, to: 6, by: 2) {
            guard let high = ASCII.hexadecimalValue(digits[index]),
                let low = ASCII.hexadecimalValue(digits[index + 1])
            else { return nil }
            channels.append(high << 4 | low)
        }
        self.channels = channels
    }

    private init(channels: [UInt8]) {
        self.channels = channels
    }

    package static let black = Color(channels: [0, 0, 0])
    package static let white = Color(channels: [255, 255, 255])

    package var description: String { "#" + ASCII.hexadecimal(channels) }

    /// How well a text in one of the colors reads on the other: 1 to 21 (WCAG 2.2, *contrast ratio*).
    package func contrast(with other: Color) -> Double {
        let (first, second) = (luminance, other.luminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// WCAG 2.2, *relative luminance*.
    private var luminance: Double {
        let linear = channels.map { channel in
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
