internal import Glibc
internal import JSON

/// The arguments of `assayd`: settings as flags, and options of this start.
struct DaemonArguments {
    private(set) var settings: [Setting: ResolvedSetting] = [:]
    private(set) var adminKeyFile: String?
    private(set) var printsConfiguration = false
    private(set) var printsHelp = false
    private(set) var printsVersion = false

    /// A flag's value is the next argument, or follows `=`.
    init(_ arguments: some Collection<String>) throws(ConfigurationError) {
        var arguments = Array(arguments)[...]
        while let argument = arguments.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            switch parts[0] {
            case "--help": printsHelp = true
            case "--version": printsVersion = true
            case "--print-config": printsConfiguration = true
            case "--admin-key-file": adminKeyFile = try Self.value(of: parts, &arguments)
            default:
                guard let setting = Setting.allCases.first(where: { $0.flag == parts[0] }) else {
                    throw ConfigurationError("Unknown flag \(parts[0]). See `assayd --help`.")
                }
                settings[setting] = ResolvedSetting(text: try Self.value(of: parts, &arguments), source: .flag(setting.flag))
            }
        }
    }

    private static func value(of parts: [String], _ arguments: inout ArraySlice<String>) throws(ConfigurationError) -> String {
        guard let value = parts.count > 1 ? parts[1] : arguments.popFirst() else { throw ConfigurationError("\(parts[0]) needs a value.") }
        return value
    }

    static var help: String {
        let flags = Setting.allCases.map { ("\($0.flag) VALUE", "\($0.summary) (\($0.defaultValue(data: "DIR")))") }
        let others = [
            ("--admin-key-file FILE", "file for the administrator's key, written at the first start"),
            ("--print-config", "print all settings with their sources, and exit"),
            ("--version", "print the version and the commit, and exit"),
            ("--help", "print this help, and exit"),
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

/// Settings from environment variables that begin with `ASSAY_`.
enum EnvironmentVariables {
    /// Variables of the command line `assay`, which the daemon ignores.
    private static let commandLineVariables = ["ASSAY_URL", "ASSAY_API_KEY", "ASSAY_PROJECT"]

    /// All variables of this process.
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

    /// The settings among the variables. Empty variables are ignored.
    static func settings(_ variables: [(name: String, value: String)]) throws(ConfigurationError) -> [Setting: ResolvedSetting] {
        var settings: [Setting: ResolvedSetting] = [:]
        for (name, value) in variables where name.hasPrefix("ASSAY_") && !commandLineVariables.contains(name) {
            guard let setting = Setting.allCases.first(where: { $0.variable == name }) else {
                throw ConfigurationError("Unknown environment variable \(name): correct its name or unset it.")
            }
            if !value.isEmpty { settings[setting] = ResolvedSetting(text: value, source: .variable(name)) }
        }
        return settings
    }
}

/// Settings from `assay.json` in the data directory: one object, where nested keys are joined with dots.
enum ConfigurationFile {
    /// Empty if the file does not exist.
    static func settings(in data: String) throws(ConfigurationError) -> [Setting: ResolvedSetting] {
        let path = "\(data)/assay.json"
        guard let bytes = try read(path) else { return [:] }
        var settings: [Setting: ResolvedSetting] = [:]
        for (key, value) in try flatten(parse(bytes, path), path) {
            guard let setting = Setting.allCases.first(where: { $0.key == key }), setting != .data else {
                throw ConfigurationError("Unknown setting \(key) in \(path): correct its name or remove it.")
            }
            guard let text = value.string ?? value.numberText else {
                throw ConfigurationError("\(key) in \(path) must be a number or a string.")
            }
            settings[setting] = ResolvedSetting(text: text, source: .file(path))
        }
        return settings
    }

    private static func parse(_ bytes: [UInt8], _ path: String) throws(ConfigurationError) -> JSONValue {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw ConfigurationError("\(path) is not JSON: \(error.sentence).")
        }
        guard value.kind == .object else { throw ConfigurationError("\(path) must hold one JSON object.") }
        return value
    }

    private static func flatten(_ object: JSONValue, _ path: String, below prefix: String = "") -> [(key: String, value: JSONValue)] {
        object.members.flatMap { key, value in
            value.kind == .object ? flatten(value, path, below: "\(prefix)\(key).") : [("\(prefix)\(key)", value)]
        }
    }

    private static func read(_ path: String) throws(ConfigurationError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw unreadable(path)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { throw unreadable(path) }
            if count == 0 { return bytes }
            bytes += buffer.prefix(count)
        }
    }

    private static func unreadable(_ path: String) -> ConfigurationError {
        ConfigurationError("\(path) cannot be read: \(String(cString: strerror(errno))).")
    }
}
