internal import MailSettings
package import Rejections
internal import Replies

/// Text of a generated configuration file.
///
/// It contains only this program's own literals and values that mean nothing special in any of the
/// files. A `String` cannot be interpolated, and a literal is a `StaticString`, so the compiler
/// keeps everything else out: a fact from content has to be `comment:` text, a reply, or a value
/// whose type allows a few characters only.
package struct ConfigurationText: Hashable, Sendable, ExpressibleByStringInterpolation,
    CustomStringConvertible
{
    package private(set) var description: String

    package init(stringLiteral literal: StaticString) {
        description = literal.description
    }

    package init(stringInterpolation: StringInterpolation) {
        description = stringInterpolation.text
    }

    /// A file that is part of this program.
    init(resource bytes: [UInt8]) {
        description = String(decoding: bytes, as: UTF8.self)
    }

    private init(part: Substring) {
        description = String(part)
    }

    var isEmpty: Bool { description.isEmpty }

    /// Its lines without line ends.
    var lines: [ConfigurationText] {
        description.split(separator: "\n", omittingEmptySubsequences: false)
            .map(ConfigurationText.init(part:))
    }

    /// Its words, which spaces separate.
    var words: [ConfigurationText] {
        description.split(separator: " ").map(ConfigurationText.init(part:))
    }

    package static func + (left: ConfigurationText, right: ConfigurationText) -> ConfigurationText {
        "\(left)\(right)"
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            text += literal.description
        }

        package mutating func appendInterpolation(_ text: ConfigurationText) {
            self.text += text.description
        }

        package mutating func appendInterpolation(_ number: Int) {
            text += "\(number)"
        }

        package mutating func appendInterpolation(_ flag: Bool) {
            text += "\(flag)"
        }

        /// Letters, digits, hyphens, and dots.
        package mutating func appendInterpolation(_ zone: Zone) {
            text += zone.description
        }

        /// Lower-case letters, digits, and hyphens.
        package mutating func appendInterpolation(_ slug: Slug) {
            text += slug.description
        }

        /// The name of its reason: lower-case letters, digits, and hyphens.
        mutating func appendInterpolation(_ cause: Cause) {
            text += cause.rawValue
        }

        /// Digits and dots.
        package mutating func appendInterpolation(_ code: EnhancedStatusCode) {
            text += code.description
        }

        /// In Postfix's syntax: digits, dots, semicolons, and brackets.
        package mutating func appendInterpolation(_ pattern: AnswerPattern) {
            text += pattern.description
        }

        /// Free text for a comment. Letters and digits of any script, spaces, and the
        /// punctuation of ordinary names are kept, anything else becomes a question mark: some
        /// programs look for expressions even in comments.
        package mutating func appendInterpolation(comment text: SingleLine) {
            for scalar in text.description.unicodeScalars {
                let isKept =
                    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || scalar.properties.canonicalCombiningClass != .notReordered
                    || " .,:;-_/()+@&'!?=~".unicodeScalars.contains(scalar)
                self.text.unicodeScalars.append(isKept ? scalar : "?")
            }
        }

        /// Text of a reply. A character that replies must not contain becomes a question mark; there
        /// is a `ReplyProblem` about such a reply, so no file with it is ever written.
        mutating func appendInterpolation(reply text: String) {
            for scalar in text.unicodeScalars {
                self.text.unicodeScalars.append(ReplyText.isAllowed(scalar) ? scalar : "?")
            }
        }

        /// A name for a program's own use: ASCII letters and digits are kept, anything else becomes
        /// an underscore.
        package mutating func appendInterpolation(identifier text: String) {
            for scalar in text.unicodeScalars {
                let isKept =
                    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
                self.text.unicodeScalars.append(isKept ? scalar : "_")
            }
        }

        /// A part of the operator's own configuration, which goes back to where it comes from. Control
        /// characters become blanks.
        mutating func appendInterpolation(setting text: PlacedText) {
            for scalar in text.string.unicodeScalars {
                self.text.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
            }
        }

        /// One word for a POSIX shell.
        mutating func appendInterpolation(shell text: ConfigurationText) {
            self.text += "'" + text.description.replacing("'", with: #"'\''"#) + "'"
        }

        /// A POSIX extended regular expression that matches exactly this text: ASCII punctuation is
        /// escaped, also the slash that ends an expression in regexp(5) tables. Letters and digits of
        /// any script are kept; any bytes match another character beyond printable US-ASCII.
        package mutating func appendInterpolation(regexp text: String) {
            for scalar in text.unicodeScalars {
                guard (" "..."~") ~= scalar || Self.isBeyondASCII(scalar) else {
                    self.text += String(repeating: ".", count: UTF8.width(scalar))
                    continue
                }
                if #"\.[](){}*+?^$|/"#.unicodeScalars.contains(scalar) { self.text += "\\" }
                self.text.unicodeScalars.append(scalar)
            }
        }

        private static func isBeyondASCII(_ scalar: Unicode.Scalar) -> Bool {
            !scalar.isASCII
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
    }
}

extension Sequence where Element == ConfigurationText {
    /// The texts with a separator between them.
    func joined(separator: ConfigurationText = "") -> ConfigurationText {
        var text = ConfigurationText.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
        for (index, element) in enumerated() {
            if index > 0 { text.appendInterpolation(separator) }
            text.appendInterpolation(element)
        }
        return ConfigurationText(stringInterpolation: text)
    }
}
