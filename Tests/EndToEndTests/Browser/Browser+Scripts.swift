/// What a page says, asked from outside it: neither its Content Security Policy nor Trusted Types
/// nor scripts that are switched off keep a test from looking.
extension Browser {
    /// The value of a JavaScript expression, after its promise if it is one.
    func evaluate<Value: Decodable>(
        _ expression: String, as value: Value.Type
    ) async throws -> Value {
        try await devTools(
            "Runtime.evaluate", Evaluation(expression: expression), as: Evaluated<Value>.self
        ).result.value
    }

    /// Runs a script for its effect.
    func evaluate(_ script: String) async throws {
        _ = try await evaluate("(async () => { \(script)\n; return true })()", as: Bool.self)
    }

    /// The text a reader sees, without what is hidden, in lines as they are laid out.
    func visibleText() async throws -> String {
        try await evaluate("document.body.innerText", as: String.self)
    }

    /// Lets the scripts of pages opened from now on run, or not; `<noscript>` shows accordingly.
    func setScriptsEnabled(_ enabled: Bool) async throws {
        try await devTools("Emulation.setScriptExecutionDisabled", ["value": !enabled])
    }

    /// Parameters of the DevTools command Runtime.evaluate.
    private struct Evaluation: Encodable {
        let expression: String
        let awaitPromise = true
        let returnByValue = true
    }

    /// Result of Runtime.evaluate: a value, unless an exception is there too.
    private struct Evaluated<Value: Decodable>: Decodable {
        let result: Result

        struct Result: Decodable {
            let value: Value
        }

        struct Exception: Decodable {
            let text: String
            let exception: Thrown?
        }

        struct Thrown: Decodable {
            let description: String?
        }

        enum CodingKeys: CodingKey {
            case result, exceptionDetails
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            if let exception = try fields.decodeIfPresent(Exception.self, forKey: .exceptionDetails)
            {
                throw ToolFailure.script(exception.exception?.description ?? exception.text)
            }
            result = try fields.decode(Result.self, forKey: .result)
        }
    }
}
