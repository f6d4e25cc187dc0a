import Foundation

/// What axe-core finds in the page that a browser shows, as it shows it: audit again after
/// changing the color scheme or the viewport.
///
/// axe takes a background that no style sets for white, in a dark color scheme as well: it finds
/// contrast that fails in the dark only if the page names its dark background.
struct AccessibilityAudit {
    /// The rules of WCAG 2.0, 2.1 and 2.2, levels A and AA.
    static let wcag22AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    /// Landmarks, heading order, a working skip link: no criterion demands them, readers need them.
    static let bestPractice = ["best-practice"]

    /// Faults, in the order of axe's rules.
    let violations: [Violation]
    /// What axe could not decide, such as contrast on an image: for human eyes.
    let undecided: [Violation]
    /// The names of the rules that found something to look at, and no fault.
    let passed: [String]

    /// Audits the page by the rules with these tags of axe.
    init(of browser: Browser, tags: [String] = wcag22AA + bestPractice) async throws {
        if try await browser.evaluate("typeof axe", as: String.self) == "undefined" {
            try await browser.evaluate(String(contentsOf: CheckTool.axe.file(), encoding: .utf8))
        }
        let options = try JSONEncoder().encode(Options(runOnly: .init(values: tags)))
        let found = try await browser.evaluate(
            Self.script(options: String(decoding: options, as: UTF8.self)), as: Found.self)
        guard !found.passed.isEmpty || !found.violations.isEmpty else {
            throw ToolFailure.nothingAudited(page: found.page)
        }
        violations = found.violations
        undecided = found.undecided
        passed = found.passed
    }

    /// An expression that runs axe and keeps of its results what a violation holds.
    ///
    /// Where scripts are off, or the policy has the word `sandbox`, timers never fire and axe would
    /// wait forever in its pauses of zero length; so these become microtasks.
    private static func script(options: String) -> String {
        """
        (async () => {
            const timer = window.setTimeout;
            window.setTimeout = (step, delay = 0, ...values) => delay > 0
                ? timer(step, delay, ...values)
                : void Promise.resolve().then(() => step(...values));
            const found = await axe.run(document, \(options));
            const flat = rules => rules.map(({ id, impact, help, nodes }) => ({
                id, impact, help,
                places: nodes.map(({ target, html, failureSummary }) =>
                    ({ target: target.flat().join(' '), html, summary: failureSummary ?? '' }))
            }));
            return {
                page: location.href, passed: found.passes.map(rule => rule.id),
                violations: flat(found.violations), undecided: flat(found.incomplete)
            };
        })()
        """
    }

    private struct Options: Encodable {
        /// Whether to fetch style sheets, which only an experimental rule wants, which a policy may
        /// forbid, and which axe awaits with a timer.
        let preload = false
        let runOnly: RunOnly

        struct RunOnly: Encodable {
            let type = "tag"
            let values: [String]
        }
    }

    private struct Found: Decodable {
        let page: String
        let passed: [String]
        let violations: [Violation]
        let undecided: [Violation]
    }
}
