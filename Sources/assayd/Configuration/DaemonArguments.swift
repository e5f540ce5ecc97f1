/// The command line: settings as flags, and what is wanted this one time.
struct DaemonArguments {
    private(set) var settings: [Setting: ResolvedSetting] = [:]
    private(set) var adminKeyFile: String?
    private(set) var wantsConfiguration = false
    private(set) var wantsHelp = false
    private(set) var wantsVersion = false

    /// Flags take their value as the next word, or after `=`.
    init(_ words: some Collection<String>) throws(ConfigurationError) {
        var words = Array(words)[...]
        while let word = words.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            switch parts[0] {
            case "--help": wantsHelp = true
            case "--version": wantsVersion = true
            case "--print-config": wantsConfiguration = true
            case "--admin-key-file": adminKeyFile = try Self.value(of: parts, &words)
            default:
                guard let setting = Setting.allCases.first(where: { $0.flag == parts[0] }) else {
                    throw ConfigurationError("Unknown flag \(parts[0]). See `assayd --help`.")
                }
                settings[setting] = ResolvedSetting(text: try Self.value(of: parts, &words), source: .flag(setting.flag))
            }
        }
    }

    private static func value(of parts: [String], _ words: inout ArraySlice<String>) throws(ConfigurationError) -> String {
        guard let value = parts.count > 1 ? parts[1] : words.popFirst() else { throw ConfigurationError("\(parts[0]) needs a value.") }
        return value
    }

    static var help: String {
        let flags = Setting.allCases.map { ("\($0.flag) VALUE", "\($0.summary) (\($0.standard(data: "DIR")))") }
        let others = [
            ("--admin-key-file FILE", "where the first start writes the administrator's key"),
            ("--print-config", "print what is in force and where it was found, and exit"),
            ("--version", "print the version and the commit, and exit"),
            ("--help", "print this, and exit"),
        ]
        let lines = (flags + others).map { flag, summary in
            "  \(flag)\(String(repeating: " ", count: max(1, 32 - flag.count)))\(summary)\n"
        }
        return """
            assayd answers the requests that nginx passes on and runs evaluations. `assay serve` starts it together with an nginx.

            \(lines.joined())
            Each setting can also be an environment variable (ASSAY_FRONT_THREADS) or in DIR/assay.json ({"front": {"threads": 8}}).

            """
    }
}
