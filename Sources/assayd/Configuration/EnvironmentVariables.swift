internal import Glibc

/// The variables of the environment that are Assay's.
enum EnvironmentVariables {
    /// What the command line reads; the daemon may find them in its environment, too.
    private static let ofCommandLine = ["ASSAY_URL", "ASSAY_API_KEY", "ASSAY_PROJECT"]

    /// Names and values of the present environment.
    static var variables: [(name: String, value: String)] {
        var variables: [(String, String)] = []
        var next = environ
        while let entry = next.pointee {
            let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables.append((String(parts[0]), String(parts[1]))) }
            next += 1
        }
        return variables
    }

    /// Assay's settings among them; an empty variable is as good as none.
    static func settings(_ variables: [(name: String, value: String)]) throws(ConfigurationError) -> [Setting: ResolvedSetting] {
        var settings: [Setting: ResolvedSetting] = [:]
        for (name, value) in variables where name.hasPrefix("ASSAY_") && !ofCommandLine.contains(name) {
            guard let setting = Setting.allCases.first(where: { $0.variable == name }) else {
                throw ConfigurationError("There is no setting for the environment variable \(name): correct its name, or unset it.")
            }
            if !value.isEmpty { settings[setting] = ResolvedSetting(text: value, source: .variable(name)) }
        }
        return settings
    }
}
