internal import AssayDomain
internal import Logging

/// A log line of `key=value` pairs on standard error: `time=… level=info event="run ended" run=… status=completed`.
struct LineLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = "time=\(Timestamp.now()) level=\(event.level) event="
        Self.append(event.message.description, to: &line)
        let pairs = event.metadata.map { metadata.merging($0) { $1 } } ?? metadata
        for (key, value) in pairs.sorted(by: { $0.key < $1.key }) {
            line += " \(key)="
            Self.append("\(value)", to: &line)
        }
        line += "\n"
        LogQueue.standard.write(line)
    }

    /// What stands in the place of lines that were dropped.
    static func line(ofDropped count: Int) -> String {
        "time=\(Timestamp.now()) level=warning event=\"log lines dropped\" lines=\(count)\n"
    }

    /// As it is where it is one plain word, else in quotes with what could end the line or the quotes escaped.
    static func append(_ value: String, to line: inout String) {
        let isPlain = !value.isEmpty && value.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7f && $0 != "\"" && $0 != "=" }
        guard !isPlain else {
            line += value
            return
        }
        line += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": line += "\\\(scalar)"
            case "\n": line += "\\n"
            case _ where scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029:
                line += "\\u{\(String(scalar.value, radix: 16))}"
            default: line.unicodeScalars.append(scalar)
            }
        }
        line += "\""
    }
}
