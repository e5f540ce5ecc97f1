internal import Glibc
internal import JSON

/// `assay.json` in the data directory: one object, whose nested names are joined by dots.
enum ConfigurationFile {
    /// Nothing where there is no such file.
    static func settings(in data: String) throws(ConfigurationError) -> [Setting: ResolvedSetting] {
        let path = "\(data)/assay.json"
        guard let bytes = try read(path) else { return [:] }
        var settings: [Setting: ResolvedSetting] = [:]
        for (key, value) in try flatten(parse(bytes, path), path) {
            guard let setting = Setting.allCases.first(where: { $0.key == key }), setting != .data else {
                throw ConfigurationError("There is no setting \(key) for \(path): correct its name, or take it out.")
            }
            guard let text = value.string ?? value.numberText else {
                throw ConfigurationError("\(key) in \(path) must be a number or a text.")
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
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            guard count >= 0 else { throw unreadable(path) }
            if count == 0 { return bytes }
            bytes += piece.prefix(count)
        }
    }

    private static func unreadable(_ path: String) -> ConfigurationError {
        ConfigurationError("\(path) cannot be read: \(String(cString: strerror(errno))).")
    }
}
