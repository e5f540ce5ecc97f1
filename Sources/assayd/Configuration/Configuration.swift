internal import JSON

/// What is in force.
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
    private let found: [Setting: ResolvedSetting]

    /// Flags go before variables, variables before the file in the data directory.
    init(_ flags: [Setting: ResolvedSetting], environment: [(name: String, value: String)]) throws(ConfigurationError) {
        let variables = try EnvironmentVariables.settings(environment)
        let data = flags[.data]?.text ?? variables[.data]?.text ?? Setting.data.standard(data: "")
        guard !data.isEmpty else { throw ConfigurationError("--data must name a directory.") }
        let file = try ConfigurationFile.settings(in: data)
        var found: [Setting: ResolvedSetting] = [:]
        for setting in Setting.allCases {
            found[setting] =
                flags[setting] ?? variables[setting] ?? file[setting]
                ?? ResolvedSetting(text: setting.standard(data: data), source: .standard)
        }
        try self.init(found)
    }

    private init(_ found: [Setting: ResolvedSetting]) throws(ConfigurationError) {
        self.found = found
        data = try found.text(.data)
        socket = try found.text(.socket)
        frontThreads = try found.number(.frontThreads)
        frontStreams = try found.number(.frontStreams)
        frontMemory = try found.number(.frontMemory)
        runnerWorkers = try found.number(.runnerWorkers)
        runnerEvaluatorTimeout = try found.number(.runnerEvaluatorTimeout)
        apiMaxLimit = try found.number(.apiMaxLimit)
        importMaxBody = try found.number(.importMaxBody)
        logLevel = try found.text(.logLevel)
        let kept = try found.number(.frontKeptConnections)
        guard frontThreads > kept else {
            throw ConfigurationError(
                """
                front.threads (\(frontThreads)) must be greater than front.kept_connections (\(kept)): each connection that nginx keeps \
                occupies a thread, and none would be left to answer.
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
                guard let found = found[setting] else { continue }
                json.key(setting.key)
                json.beginObject()
                json.key("value")
                if case .number = setting.kind, let number = Int(found.text) { json.integer(number) } else { json.string(found.text) }
                json.key("source")
                json.string(found.origin)
                json.endObject()
            }
            json.endObject()
        }
    }
}

extension [Setting: ResolvedSetting] {
    fileprivate func text(_ setting: Setting) throws(ConfigurationError) -> String {
        guard let found = self[setting] else { preconditionFailure("every setting has a standard") }
        switch setting.kind {
        case .choice(let choices) where !choices.contains(found.text):
            throw ConfigurationError(
                "\(found.place(of: setting)) must be one of \(choices.joined(separator: ", ")), not “\(found.text)”.")
        case .path where found.text.isEmpty:
            throw ConfigurationError("\(found.place(of: setting)) must name a file.")
        default:
            return found.text
        }
    }

    fileprivate func number(_ setting: Setting) throws(ConfigurationError) -> Int {
        let found = try text(setting)
        guard case .number(let range) = setting.kind, let number = Int(found), range.contains(number) else {
            throw ConfigurationError("\(self[setting]?.place(of: setting) ?? setting.key) must be \(setting.bounds), not “\(found)”.")
        }
        return number
    }
}

extension Setting {
    fileprivate var bounds: String {
        guard case .number(let range) = kind else { return "a text" }
        return range.upperBound == .max
            ? "a whole number of at least \(range.lowerBound)" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    }
}
