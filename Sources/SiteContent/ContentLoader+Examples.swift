internal import Diagnostics
internal import Rejections
internal import SourceFiles

extension ContentLoader {
    /// A warning for each name and number of the settings that is reserved for examples.
    func examples(in settings: Settings) -> [Diagnostic] {
        settings.examples.map { example in
            .warning(
                settingsPath, example.position,
                "\(example.problem); replace it before you publish")
        }
    }
}

extension YAMLMapping {
    /// What is wrong with the host of a URL if it is reserved for examples.
    func examples(_ key: YAMLKey, _ url: WebURL?) -> [Settings.Example] {
        guard let host = url?.host, let problem = ReservedName.problem(withHost: host) else {
            return []
        }
        return [Settings.Example(position: position(of: key), problem: "'\(host)' \(problem)")]
    }

    /// What is wrong with a telephone number if it is fictitious.
    func examples(_ key: YAMLKey, telephone: SingleLine?) -> [Settings.Example] {
        guard let number = telephone?.description,
            let problem = ReservedName.problem(withTelephone: number)
        else { return [] }
        return [Settings.Example(position: position(of: key), problem: "'\(number)' \(problem)")]
    }
}
