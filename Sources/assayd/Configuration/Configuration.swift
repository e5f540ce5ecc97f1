internal import JSON

/// The effective configuration of the daemon.
struct Configuration {
    let data: String
    let socket: String
    let frontThreads: Int
    let frontStreams: Int
    let frontMemory: Int
    let runnerWorkers: Int
    let runnerEvaluatorTimeout: Int
    let apiMaxLimit: Int
    let importMaxBody: Int
    let logLevel: String
    private let settings: [Setting: ResolvedSetting]

    /// Flags override environment variables, which override `assay.json` in the data directory.
    init(_ flags: [Setting: ResolvedSetting], environment: [(name: String, value: String)]) throws(ConfigurationError) {
        let variables = try EnvironmentVariables.settings(environment)
        let data = flags[.data]?.text ?? variables[.data]?.text ?? Setting.data.defaultValue(data: "")
        guard !data.isEmpty else { throw ConfigurationError("--data must name a directory.") }
        let file = try ConfigurationFile.settings(in: data)
        var settings: [Setting: ResolvedSetting] = [:]
        for setting in Setting.allCases {
            settings[setting] =
                flags[setting] ?? variables[setting] ?? file[setting]
                ?? ResolvedSetting(text: setting.defaultValue(data: data), source: .defaultValue)
        }
        try self.init(settings)
    }

    private init(_ settings: [Setting: ResolvedSetting]) throws(ConfigurationError) {
        self.settings = settings
        data = try settings.text(.data)
        socket = try settings.text(.socket)
        frontThreads = try settings.number(.frontThreads)
        frontStreams = try settings.number(.frontStreams)
        frontMemory = try settings.number(.frontMemory)
        runnerWorkers = try settings.number(.runnerWorkers)
        runnerEvaluatorTimeout = try settings.number(.runnerEvaluatorTimeout)
        apiMaxLimit = try settings.number(.apiMaxLimit)
        importMaxBody = try settings.number(.importMaxBody)
        logLevel = try settings.text(.logLevel)
        let keptConnections = try settings.number(.frontKeptConnections)
        guard frontThreads > keptConnections else {
            throw ConfigurationError(
                """
                front.threads (\(frontThreads)) must be greater than front.kept_connections (\(keptConnections)): each connection \
                that nginx keeps open occupies a thread, and none would be left to answer.
                """)
        }
    }
}

extension Configuration {
    /// `{"front.threads": {"value": 32, "source": "default"}, …}`
    var json: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            for setting in Setting.allCases {
                guard let resolved = settings[setting] else { continue }
                json.key(setting.key)
                json.beginObject()
                json.key("value")
                if case .number = setting.kind, let number = Int(resolved.text) { json.integer(number) } else { json.string(resolved.text) }
                json.key("source")
                json.string(resolved.sourceDescription)
                json.endObject()
            }
            json.endObject()
        }
    }
}

extension [Setting: ResolvedSetting] {
    fileprivate func text(_ setting: Setting) throws(ConfigurationError) -> String {
        guard let resolved = self[setting] else { preconditionFailure("every setting has a default value") }
        switch setting.kind {
        case .choice(let choices) where !choices.contains(resolved.text):
            throw ConfigurationError(
                "\(resolved.location(of: setting)) must be one of \(choices.joined(separator: ", ")), not “\(resolved.text)”.")
        case .path where resolved.text.isEmpty:
            throw ConfigurationError("\(resolved.location(of: setting)) must name a file.")
        default:
            return resolved.text
        }
    }

    fileprivate func number(_ setting: Setting) throws(ConfigurationError) -> Int {
        let text = try text(setting)
        guard case .number(let range) = setting.kind, let number = Int(text), range.contains(number) else {
            throw ConfigurationError("\(self[setting]?.location(of: setting) ?? setting.key) must be \(setting.bounds), not “\(text)”.")
        }
        return number
    }
}

extension Setting {
    fileprivate var bounds: String {
        guard case .number(let range) = kind else { return "a string" }
        return range.upperBound == .max
            ? "a whole number of at least \(range.lowerBound)" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    }
}

/// The value of a setting and where it comes from.
struct ResolvedSetting: Equatable {
    enum Source: Equatable {
        case flag(String)
        case variable(String)
        case file(String)
        case defaultValue
    }

    let text: String
    let source: Source
}

extension ResolvedSetting {
    /// Where to correct the value, for error messages.
    func location(of setting: Setting) -> String {
        switch source {
        case .flag(let flag): flag
        case .variable(let variable): variable
        case .file(let path): "\(setting.key) in \(path)"
        case .defaultValue: setting.key
        }
    }

    /// Where the value comes from, for the printed configuration.
    var sourceDescription: String {
        switch source {
        case .flag(let flag): flag
        case .variable(let variable): variable
        case .file(let path): path
        case .defaultValue: "default"
        }
    }
}

/// Why the configuration is invalid.
struct ConfigurationError: UserFacingError, Equatable {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}
