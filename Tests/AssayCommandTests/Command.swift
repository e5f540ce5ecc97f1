import Foundation

/// The built `assay`, run as a child process.
struct Command {
    /// Added to a bare environment: what the tests' own says of Assay stays out.
    var environment: [String: String] = [:]

    /// What a run of it left.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        var lines: [Substring] { output.split(separator: "\n") }

        /// What `assay run` complains of, after the line that says which run it is.
        var complaints: String {
            let line = errors.prefix { !$0.isNewline }
            return line.hasPrefix("Run ") && line.hasSuffix(" to score.") ? String(errors.dropFirst(line.count + 1)) : errors
        }

        /// Standard output as one JSON document.
        func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed) }
        func object() throws -> [String: Any] { try json() as? [String: Any] ?? [:] }
        func array() throws -> [[String: Any]] { try json() as? [[String: Any]] ?? [] }
    }

    /// The folder that this program was built into, with the others.
    static let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardized

    func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

    func run(_ arguments: [String]) throws -> Outcome {
        let scratch = Scratch()
        let process = try start(arguments, output: scratch.file("out"), errors: scratch.file("err"))
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: try scratch.text("out"), errors: try scratch.text("err"))
    }

    /// Starts it and leaves it to itself.
    func start(_ arguments: [String], output: FileHandle, errors: FileHandle) throws -> Process {
        let process = Process()
        process.executableURL = Self.folder.appendingPathComponent("assay")
        process.arguments = arguments
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return process
    }
}

/// A directory that is gone when nobody holds it any more.
final class Scratch {
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
