/// Texts that scanners treat as malicious.
enum SampleText {
    /// Every virus scanner's test text.
    static let eicar = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"#
    /// Every spam filter's test text.
    static let gtube = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
    /// A message without the usual header fields: spam, as far as one can tell.
    static let headless = "To: info@example.org\\n\\nText\\n"
}
