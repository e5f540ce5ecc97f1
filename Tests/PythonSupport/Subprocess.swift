internal import Foundation

/// A program that is run to its end.
enum Subprocess {
    /// - Parameter program: a path, or a name on the `PATH`.
    /// - Returns: what it wrote to its standard output.
    static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        // In a file, so that neither of the two outputs has to be read for the other to go on.
        let complaints = FileManager.default.temporaryDirectory.appendingPathComponent("assay-python-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: complaints.path, contents: nil) else {
            throw PythonEnvironment.Problem(description: "\(complaints.path) cannot be made")
        }
        defer { try? FileManager.default.removeItem(at: complaints) }
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: complaints)
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let complaint = try String(contentsOf: complaints, encoding: .utf8) + String(decoding: said, as: UTF8.self)
            let reason = complaint.split(separator: "\n").last.map(String.init) ?? "it said nothing"
            throw PythonEnvironment.Problem(description: "\(program) \(arguments.prefix(3).joined(separator: " ")): \(reason)")
        }
        return String(decoding: said, as: UTF8.self)
    }
}
