public import Foundation
internal import NginxSupport

/// `assay serve`, as built beside the test that uses it, on a port of its own.
public final class ServedAssay {
    public let url: String
    public let key: String
    /// A scratch directory with the data in `data`; shared with whoever serves the same data afterwards.
    public let directory: URL
    private let scratch: ScratchDirectory
    public let process = Process()

    public struct Problem: Error { public let output: String }

    /// On new data.
    public convenience init() throws {
        try self.init(in: ScratchDirectory())
    }

    /// On the data that another one served, which has ended.
    public convenience init(after other: ServedAssay) throws {
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
        guard FileManager.default.createFile(atPath: log, contents: nil) else { throw Problem(output: "\(log) cannot be made") }
        process.standardError = FileHandle(forWritingAtPath: log)
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
        key = try String(contentsOfFile: scratch.path + "/admin.key", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit { stop() }

    /// The processes of assayd and nginx.
    public func children() throws -> [Int32] {
        let parent = process.processIdentifier
        let children = try String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
        return children.split(separator: " ").compactMap { Int32($0) }
    }

    /// What both wrote to their logs.
    public func log() throws -> String { try String(contentsOf: directory.appendingPathComponent("log"), encoding: .utf8) }

    /// The process of assayd.
    public func daemon() throws -> Int32 {
        let daemon = try children().first { child in
            try String(contentsOfFile: "/proc/\(child)/comm", encoding: .utf8).hasPrefix("assayd")
        }
        guard let daemon else { throw Problem(output: "there is no assayd") }
        return daemon
    }

    /// Kills the daemon without a warning, and returns when what served it has ended, too.
    public func kill9() throws {
        kill(try daemon(), SIGKILL)
        process.waitUntilExit()
    }

    /// Ends everything in good order, and returns when it has.
    public func stop() {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
    }

    /// What a shell in the scratch directory says on both outputs and ends with, when `assay` is on its PATH and knows the server.
    public func shell(_ commands: String) throws -> (status: Int32, output: String) {
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-ec", commands]
        shell.currentDirectoryURL = directory
        shell.environment = ["PATH": Self.programs + ":/usr/bin:/bin", "ASSAY_URL": url, "ASSAY_API_KEY": key]
        shell.standardOutput = output
        shell.standardError = output
        try shell.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        shell.waitUntilExit()
        return (shell.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    /// What commands say that must succeed.
    public func said(by commands: String) throws -> String {
        let (status, output) = try shell(commands)
        guard status == 0 else { throw Problem(output: output) }
        return output
    }

    /// The folder of the test's own program, where the package's other programs are, too.
    private static let programs = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
}
