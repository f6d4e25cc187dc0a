package import Diagnostics
internal import Foundation
package import Rejections
internal import SourceFiles

/// Reads `Content/` and tells every problem in it at once.
package struct ContentLoader {
    let tree: SourceTree
    /// The day against which the age of facts is held; `nil` to let them be of any age.
    var today: CalendarDate?
    let reporter = Reporter()

    /// What was read, and what is wrong with it.
    package struct Result {
        /// `nil` if an error leaves nothing to compile.
        package let site: Site?
        package let diagnostics: Diagnostics
    }

    /// Reads the folder, as the user named it.
    /// - Parameter today: warns of facts that were last reviewed more than a year before this day.
    package static func load(_ folder: String, today: CalendarDate? = nil) -> Result {
        let loader = ContentLoader(tree: SourceTree(root: folder), today: today)
        let site = loader.site()
        return Result(site: site, diagnostics: loader.reporter.diagnostics)
    }

    private func site() -> Site? {
        guard tree.exists else {
            reporter.error(
                tree.root, .start,
                "there is no such folder; run the command beside Content/ or name it with --content"
            )
            return nil
        }
        let settings = readSettings()
        let locales = settings?.locales ?? []
        let blocklists = readBlocklists()
        let languages = readLanguages(locales: locales, defaultLocale: settings?.defaultLocale)
        let published = locales.filter { languages[$0]?.isDraft != true }
        let reasons = readReasons(
            locales: published,
            draftLocales: locales.filter { languages[$0]?.isDraft == true },
            defaultLocale: settings?.defaultLocale)
        guard let settings else { return nil }
        checkUsedBlocklists(settings, among: blocklists)
        checkHours(settings, in: published)
        guard !reporter.diagnostics.hasErrors else { return nil }
        return Site(
            operator: settings.operator, baseURL: settings.baseURL, locales: locales,
            defaultLocale: settings.defaultLocale,
            usedBlocklists: settings.usedBlocklists.map(\.slug),
            reasons: reasons.map(\.reason),
            texts: Dictionary(uniqueKeysWithValues: reasons.map { ($0.reason.slug, $0.texts) }),
            blocklists: blocklists.sorted { $0.slug < $1.slug }, languages: languages)
    }

    /// Warns of a fact that nobody has looked at for more than a year.
    func checkAge(_ date: CalendarDate?, _ key: String, _ yaml: YAMLMapping) {
        guard let date, let today, date.isMoreThanAYear(before: today) else { return }
        yaml.warning(
            key,
            "last reviewed on \(date), over a year ago; compare it with the world, then set "
                + "'\(key)' to the day you did")
    }

    /// Opens a YAML file whose keys `read` asks for; unknown ones are reported after it.
    func readYAML<Value>(_ relative: String, _ read: (YAMLMapping) -> Value?) -> Value? {
        guard let text = readText(relative),
            let mapping = YAMLMapping(yaml: text, path: tree.path(relative), reporter: reporter)
        else { return nil }
        let value = read(mapping)
        mapping.finish()
        return value
    }

    /// The text of a file; reports one that cannot be read or is no UTF-8.
    func readText(_ relative: String) -> String? {
        do {
            let bytes = try tree.bytes(relative)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                reporter.error(
                    tree.path(relative), .start, "the file is not UTF-8; save it as UTF-8")
                return nil
            }
            return text
        } catch {
            reporter.error(
                tree.path(relative), .start, "cannot be read: \(error.localizedDescription)")
            return nil
        }
    }

    /// The names in a folder of the content; reports a missing one.
    func names(in relative: String) -> [String] {
        do {
            return try tree.names(in: relative)
        } catch {
            reporter.error(
                tree.path(relative), .start, "cannot be read: \(error.localizedDescription)")
            return []
        }
    }
}
