/// A value that a link may give a page. Everything that differs between parameters is in this file.
///
/// `list` is not one of them: it selects the page.
package enum Parameter: String, Hashable, Sendable, CaseIterable {
    /// The address of the sending server.
    case ip
    /// The enhanced status code of the reply.
    case code

    /// The value in these bytes, or `nil` if they are not a valid one.
    package func value(utf8 bytes: some Collection<UInt8>) -> ParameterValue? {
        switch self {
        case .ip: IPAddress(utf8: bytes).map(ParameterValue.ip)
        case .code: EnhancedStatusCode(utf8: bytes).map(ParameterValue.code)
        }
    }

    /// A valid value for documentation (RFC 5737 §3), in its canonical form.
    package var example: String {
        switch self {
        case .ip: "192.0.2.1"
        case .code: "5.7.1"
        }
    }

    /// What a message calls a value.
    package var noun: String {
        switch self {
        case .ip: "an IP address"
        case .code: "an enhanced status code such as \(example)"
        }
    }

    /// The form that links have.
    package var canonicalForm: ParameterForm {
        switch self {
        case .ip: .ip
        case .code: .code
        }
    }

    /// The ways to print its values, the canonical one first.
    package var forms: [ParameterForm] {
        ParameterForm.allCases.filter { $0.parameter == self }
    }
}

/// A way to print the value of a parameter; its raw value is its name in texts and templates.
package enum ParameterForm: String, Hashable, Sendable, CaseIterable {
    case ip
    /// The address as the labels of a DNS query (RFC 5782 §2.1, and §2.4 for IPv6).
    case ipReversed = "ip-reversed"
    /// The address, if it is an IPv6 address.
    case ipv6 = "ip-v6"
    case code
    /// The code, if its class is 5 (RFC 3463 §3.1): the message will not arrive on its own.
    case codePermanent = "code-permanent"
    /// The code, if its class is 4: the sending server tries again.
    case codeTransient = "code-transient"

    package var parameter: Parameter {
        switch self {
        case .ip, .ipReversed, .ipv6: .ip
        case .code, .codePermanent, .codeTransient: .code
        }
    }

    /// Whether it prints the same as the canonical form, but is known only for a class of values:
    /// a form for sections.
    package var isClass: Bool {
        switch self {
        case .ip, .ipReversed, .code: false
        case .ipv6, .codePermanent, .codeTransient: true
        }
    }
}

/// The value of a parameter, parsed.
package enum ParameterValue: Hashable, Sendable, CustomStringConvertible {
    case ip(IPAddress)
    case code(EnhancedStatusCode)

    package var parameter: Parameter {
        switch self {
        case .ip: .ip
        case .code: .code
        }
    }

    /// The canonical form, made of `0-9 A-Z a-z . : -` only.
    package var description: String {
        switch self {
        case .ip(let address): address.description
        case .code(let code): code.description
        }
    }

    /// The value as `form` prints it, made of the same characters; `nil` if the form belongs to
    /// another parameter or does not exist for this value.
    package func text(in form: ParameterForm) -> String? {
        switch (self, form) {
        case (.ip(let address), .ip): address.description
        case (.ip(let address), .ipReversed): address.reversedLabels
        case (.ip(let address), .ipv6): if case .v6 = address { address.description } else { nil }
        case (.code(let code), .code): code.description
        case (.code(let code), .codePermanent):
            code.class == .permanentFailure ? code.description : nil
        case (.code(let code), .codeTransient):
            code.class == .persistentTransientFailure ? code.description : nil
        case (.ip, _), (.code, _): nil
        }
    }
}
