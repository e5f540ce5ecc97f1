internal import AssayDomain
internal import Glibc
internal import Logging

/// One line an event on standard error, for the operator at night: `time=… level=… event="…" key=value …`.
struct OperatorLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    static func logger(level: String) -> Logger {
        Logger(label: "assayd") { _ in OperatorLog(logLevel: Logger.Level(rawValue: level) ?? .info) }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = "time=\(Timestamp.now()) level=\(event.level) event=\(Self.quoted(event.message.description))"
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) { line += " \(key)=\(Self.quoted(value.description))" }
        line += "\n"
        // One call: lines of several threads do not mix.
        line.withUTF8 { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
    }

    /// A word as it is; anything else in quotes, without what could break the line.
    private static func quoted(_ text: String) -> String {
        let isWord = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") }
        if isWord { return text }
        let safe = text.unicodeScalars.map { scalar in
            scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || scalar.value == 0x7f ? "?" : String(scalar)
        }
        return "\"\(safe.joined())\""
    }
}
