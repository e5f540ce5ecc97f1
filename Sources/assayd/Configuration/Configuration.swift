internal import Glibc
internal import JSON

/// What is in force, and where each value came from: flags over the environment over `DIR/assay.json`.
struct Configuration {
    let data: String
    private let values: [(setting: Setting, value: Setting.Value, source: String)]

    init(arguments: Arguments, environment: [String: String]) throws(StartProblem) {
        data = arguments.data ?? environment["ASSAY_DATA"] ?? "data"
        let path = "\(data)/assay.json"
        let file = try Self.settings(inFile: path)
        var values: [(setting: Setting, value: Setting.Value, source: String)] = []
        for setting in Setting.all {
            if let text = arguments.settings[setting.key] {
                values.append((setting, try setting.value(of: text, from: setting.flag), setting.flag))
            } else if let text = environment[setting.variable] {
                values.append((setting, try setting.value(of: text, from: setting.variable), setting.variable))
            } else if let text = file[setting.key] {
                values.append((setting, try setting.value(of: text, from: path), path))
            } else {
                values.append((setting, setting.initial, "default"))
            }
        }
        self.values = values
    }

    /// This process's environment.
    static var environment: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let halves = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if halves.count == 2 { variables[String(halves[0])] = String(halves[1]) }
            entry += 1
        }
        return variables
    }

    func number(_ setting: Setting) -> Int {
        guard case .number(let number)? = value(setting) else { preconditionFailure("\(setting.key) is no number") }
        return number
    }

    func word(_ setting: Setting) -> String {
        guard case .word(let word, _)? = value(setting) else { preconditionFailure("\(setting.key) is no word") }
        return word
    }

    private func value(_ setting: Setting) -> Setting.Value? {
        values.first { $0.setting.key == setting.key }?.value
    }

    /// `{"data": …, "front.threads": {"value": 16, "source": "default"}, …}`
    var json: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("data")
            json.string(data)
            for entry in values {
                json.key(entry.setting.key)
                json.beginObject()
                json.key("value")
                switch entry.value {
                case .number(let number): json.integer(number)
                case .word(let word, _): json.string(word)
                }
                json.key("source")
                json.string(entry.source)
                json.endObject()
            }
            json.endObject()
        }
    }
}

extension Configuration {
    /// The values of a configuration file by dotted key: `{"front": {"threads": 16}}` and `{"front.threads": 16}` are the same.
    private static func settings(inFile path: String) throws(StartProblem) -> [String: String] {
        guard let bytes = try bytes(ofFile: path) else { return [:] }
        let document: JSONValue
        do {
            document = try JSONValue(parsing: bytes)
        } catch {
            throw StartProblem("\(path) is not JSON: \(error.sentence).")
        }
        guard document.kind == .object else { throw StartProblem("\(path) must hold a JSON object.") }
        var settings: [String: String] = [:]
        try collect(document, under: "", of: path, into: &settings)
        return settings
    }

    /// A small file, whole; `nil` where there is none.
    private static func bytes(ofFile path: String) throws(StartProblem) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: sizeLimit + 1)
        let count = descriptor < 0 ? -1 : read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw StartProblem("\(path) cannot be read (\(String(cString: strerror(errno)))): let this user read it.") }
        guard count <= sizeLimit else { throw StartProblem("\(path) is longer than \(sizeLimit) bytes: it cannot be a configuration.") }
        return Array(bytes.prefix(count))
    }

    private static var sizeLimit: Int { 65_536 }

    private static func collect(
        _ object: JSONValue, under prefix: String, of path: String, into settings: inout [String: String]
    ) throws(StartProblem) {
        for (name, value) in object.members {
            let key = prefix.isEmpty ? name : "\(prefix).\(name)"
            if value.kind == .object {
                try collect(value, under: key, of: path, into: &settings)
                continue
            }
            guard Setting.all.contains(where: { $0.key == key }) else {
                let known = Setting.all.map(\.key).joined(separator: ", ")
                throw StartProblem("\(path): “\(key.prefix(60))” is not a setting. There are: \(known).")
            }
            settings[key] = value.string ?? value.compact.text
        }
    }
}
