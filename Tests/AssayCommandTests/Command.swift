import Foundation
import NginxSupport
import ServedAssay

/// Runs the built `assay` as a child process.
struct Command {
    /// Added to a minimal environment, without the variables of the test process.
    var environment: [String: String] = [:]

    /// The result of a command.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        var lines: [Substring] { output.split(separator: "\n") }

        /// Standard error without the first line of `assay run`, which names the run.
        var messages: String {
            let line = errors.prefix { !$0.isNewline }
            return line.hasPrefix("Run ") && line.hasSuffix(" to score.") ? String(errors.dropFirst(line.count + 1)) : errors
        }

        /// Standard output as one JSON document.
        func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed) }
        func object() throws -> [String: Any] { try json() as? [String: Any] ?? [:] }
        func array() throws -> [[String: Any]] { try json() as? [[String: Any]] ?? [] }
    }

    /// The folder with the built programs.
    static let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardized

    func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

    func run(_ arguments: [String]) throws -> Outcome {
        let folder = TemporaryFolder()
        let process = try start(arguments, output: folder.file("out"), errors: folder.file("err"))
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: try folder.text("out"), errors: try folder.text("err"))
    }

    /// Starts a command without waiting for it.
    func start(_ arguments: [String], output: FileHandle, errors: FileHandle) throws -> Process {
        let process = Process()
        process.executableURL = Self.folder.appendingPathComponent("assay")
        process.arguments = arguments
        process.environment = childEnvironment(["PATH": "/usr/local/bin:/usr/bin:/bin"].merging(environment) { $1 })
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return process
    }
}

extension AssayServer {
    var data: String { directory.appendingPathComponent("data").path }

    /// A command that uses this server and its key.
    var command: Command {
        Command(environment: ["ASSAY_URL": url, "ASSAY_API_KEY": key, "ASSAY_DATA": data])
    }
}

/// A temporary directory that is deleted with its last reference.
final class TemporaryFolder {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("assay-command-\(UUID().uuidString)").path

    init() { try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> FileHandle {
        precondition(FileManager.default.createFile(atPath: "\(path)/\(name)", contents: nil))
        return FileHandle(forWritingAtPath: "\(path)/\(name)")!
    }

    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
        return "\(path)/\(name)"
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
}
