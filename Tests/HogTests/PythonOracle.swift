import Foundation

/// The system's `python3`, against which results are compared.
enum PythonOracle {
    static let isAvailable = (try? output(of: "print(1)")) == "1\n"

    /// The lines that a script prints.
    static func lines(of script: String) throws -> [String] {
        try output(of: script).utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast().map {
            String(Substring($0))
        }
    }

    private static func output(of script: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-X", "utf8", "-"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // Python reads the script to the end before it runs it.
        try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
        try input.fileHandleForWriting.close()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: printed, as: UTF8.self)
    }
}
