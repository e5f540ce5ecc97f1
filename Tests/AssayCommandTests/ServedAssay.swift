import Foundation

/// `assay serve` on a free port with a data directory of its own, as long as somebody holds it.
final class ServedAssay {
    let scratch = Scratch()
    let url: String
    let process: Process
    /// A command that is told where this Assay is, and its key.
    let command: Command

    struct DidNotStart: Error { let errors: String }

    var data: String { "\(scratch.path)/data" }

    init() throws {
        let output = Pipe()
        process = try Command().start(
            ["serve", "--data", "\(scratch.path)/data", "--listen", "127.0.0.1:0", "--admin-key-file", "\(scratch.path)/key"],
            output: output.fileHandleForWriting, errors: scratch.file("log"))
        try output.fileHandleForWriting.close()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard line.hasPrefix("ready http://127.0.0.1:"), line.hasSuffix("\n") else {
            process.waitUntilExit()
            throw DidNotStart(errors: try scratch.text("log"))
        }
        url = String(line.dropFirst("ready ".count).dropLast())
        let key = try scratch.text("key").trimmingCharacters(in: .whitespacesAndNewlines)
        command = Command(environment: ["ASSAY_URL": url, "ASSAY_API_KEY": key, "ASSAY_DATA": "\(scratch.path)/data"])
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// The children of `assay serve`: assayd and nginx.
    var children: [pid_t] {
        let path = "/proc/\(process.processIdentifier)/task/\(process.processIdentifier)/children"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: " ").compactMap { pid_t($0) }
    }
}
