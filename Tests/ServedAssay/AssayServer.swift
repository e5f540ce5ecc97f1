public import Foundation
internal import NginxSupport

/// A running `assay serve`, built with the tests, on a port of its own.
public final class AssayServer {
    public let url: String
    public let key: String
    /// A temporary directory with the data in `data`; shared with a later server of the same data.
    public let directory: URL
    private let scratch: ScratchDirectory
    public let process = Process()

    /// A command or the server failed; its output says why.
    public struct ServerError: Error { public let output: String }

    /// Starts a server with new data.
    public convenience init() throws {
        try self.init(in: ScratchDirectory())
    }

    /// Starts a server with the data of another one that has ended.
    public convenience init(after other: AssayServer) throws {
        try self.init(in: other.scratch)
    }

    private init(in scratch: ScratchDirectory) throws {
        self.scratch = scratch
        directory = URL(fileURLWithPath: scratch.path)
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: Self.programs + "/assay")
        process.arguments = [
            "serve", "--data", scratch.path + "/data", "--listen", "127.0.0.1:0", "--admin-key-file", scratch.path + "/admin.key",
        ]
        process.standardOutput = output
        let log = scratch.path + "/log"
        guard FileManager.default.createFile(atPath: log, contents: nil) else { throw ServerError(output: "\(log) cannot be created") }
        process.standardError = FileHandle(forWritingAtPath: log)
        try process.run()
        var text = Data()
        while !text.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw ServerError(output: String(decoding: text, as: UTF8.self)) }
            text += more
        }
        let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.first == "ready", words.count == 2 else { throw ServerError(output: String(decoding: text, as: UTF8.self)) }
        url = String(words[1])
        key = try String(contentsOfFile: scratch.path + "/admin.key", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit { stop() }

    /// The process ids of assayd and nginx.
    public func children() throws -> [Int32] {
        let parent = process.processIdentifier
        let children = try String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
        return children.split(separator: " ").compactMap { Int32($0) }
    }

    /// The logs of both programs.
    public func log() throws -> String { try String(contentsOf: directory.appendingPathComponent("log"), encoding: .utf8) }

    /// The process id of assayd.
    public func daemon() throws -> Int32 {
        let daemon = try children().first { child in
            try String(contentsOfFile: "/proc/\(child)/comm", encoding: .utf8).hasPrefix("assayd")
        }
        guard let daemon else { throw ServerError(output: "assayd does not run") }
        return daemon
    }

    /// Kills the daemon with SIGKILL, and waits until `assay serve` has ended as well.
    public func killDaemon() throws {
        kill(try daemon(), SIGKILL)
        process.waitUntilExit()
    }

    /// Stops everything with SIGTERM, and waits for the end.
    public func stop() {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
    }

    /// Runs commands in a shell in the temporary directory, with `assay` on its PATH and set up for this server. Returns the exit status and
    /// both outputs.
    public func shell(_ commands: String) throws -> (status: Int32, output: String) {
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-ec", commands]
        shell.currentDirectoryURL = directory
        shell.environment = childEnvironment(["PATH": Self.programs + ":/usr/bin:/bin", "ASSAY_URL": url, "ASSAY_API_KEY": key])
        shell.standardOutput = output
        shell.standardError = output
        try shell.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        shell.waitUntilExit()
        return (shell.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    /// The output of commands that must succeed.
    public func output(of commands: String) throws -> String {
        let (status, output) = try shell(commands)
        guard status == 0 else { throw ServerError(output: output) }
        return output
    }

    /// The folder of the test program and of the package's other programs.
    private static let programs = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
}
