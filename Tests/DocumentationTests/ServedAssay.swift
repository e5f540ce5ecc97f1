import Foundation
import NginxSupport

/// `assay serve`, as built beside this test, on a data directory and a port of its own.
final class ServedAssay {
    let directory = ScratchDirectory()
    let url: String
    private let process = Process()

    struct Problem: Error { let output: String }

    var keyFile: String { directory.path + "/key" }

    init() throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: Self.programs + "/assay")
        process.arguments = [
            "serve", "--data", directory.path + "/data", "--listen", "127.0.0.1:0", "--admin-key-file", directory.path + "/key",
        ]
        process.standardOutput = output
        process.standardError = FileHandle(forWritingAtPath: "/dev/null")
        try process.run()
        var said = Data()
        while !said.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Problem(output: String(decoding: said, as: UTF8.self)) }
            said += more
        }
        let words = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.first == "ready", words.count == 2 else { throw Problem(output: String(decoding: said, as: UTF8.self)) }
        url = String(words[1])
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// What a shell in the scratch directory says and ends with, when `assay` is on its PATH and knows the server.
    func shell(_ commands: String) throws -> (status: Int32, output: String) {
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-ec", commands]
        shell.currentDirectoryURL = URL(fileURLWithPath: directory.path)
        shell.environment = [
            "PATH": Self.programs + ":/usr/bin:/bin", "ASSAY_URL": url,
            "ASSAY_API_KEY": try String(contentsOfFile: keyFile, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines),
        ]
        shell.standardOutput = output
        shell.standardError = output
        try shell.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        shell.waitUntilExit()
        return (shell.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    /// The folder of the test's own program, where the package's other programs are, too.
    private static let programs = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
}
