internal import Foundation
internal import Glibc
internal import Synchronization

/// A virtual environment of `python3` with packages of the Python Package Index, for comparisons with Assay's results.
///
/// It is created once in the build folder and used by all later runs.
public struct PythonEnvironment: Sendable {
    /// The path of the interpreter, or its name on the `PATH`.
    public let python: String

    public struct Problem: Error, CustomStringConvertible {
        public let description: String
    }

    /// The installed `python3`, for scripts without packages; `nil` if it is not installed.
    public static let system: PythonEnvironment? =
        (try? Subprocess.run("python3", ["-c", ""])) == nil ? nil : PythonEnvironment(python: "python3")

    /// - Parameter packages: as pip names them, with their versions: `["scipy==1.11.4"]`.
    /// - Returns: `nil` if they cannot be installed, which is printed. A suite tests it in a trait:
    ///   `@Suite(.enabled("no SciPy here") { PythonEnvironment.with(packages: ["scipy==1.11.4"]) != nil })`.
    public static func with(packages: [String]) -> PythonEnvironment? {
        // The lock is held while an environment is created, so that other tests of the process wait for it.
        known.withLock { known in
            if let found = known[packages] { return found }
            let made: PythonEnvironment?
            do {
                made = try PythonEnvironment(python: EnvironmentFolder(packages: packages).python())
            } catch {
                print(
                    "skipping tests that need the Python packages \(packages.joined(separator: ", ")): they cannot be installed: \(error)")
                made = nil
            }
            known[packages] = .some(made)
            return made
        }
    }

    /// Runs a script and waits for its end.
    /// - Parameter script: its path.
    /// - Returns: its standard output.
    public func run(script: String, arguments: [String] = []) throws -> String {
        try Subprocess.run(python, [script] + arguments)
    }

    private static let known = Mutex<[[String]: PythonEnvironment?]>([:])
}

/// The folder of the environment for a list of packages, in the build folder: `python/scipy-1.11.4`.
private struct EnvironmentFolder {
    private let packages: [String]
    private let path: String

    init(packages: [String]) {
        self.packages = packages
        // The program of the tests is at BUILD/PLATFORM/CONFIGURATION/PROGRAM.
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let build = program.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let name = packages.joined(separator: "+").replacing("==", with: "-")
        path = build.appendingPathComponent("python/" + name.filter { $0.isLetter || $0.isNumber || "-_.+".contains($0) }).path
    }

    /// The path of the interpreter. Creates the environment if necessary.
    func python() throws -> String {
        let python = path + "/bin/python"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return try FileLock.hold(path + ".lock") {
            // Written last, so that an incomplete environment, or one whose python3 is gone, is created again.
            let complete = path + "/complete"
            if FileManager.default.fileExists(atPath: complete), (try? Subprocess.run(python, ["-c", ""])) != nil { return python }
            _ = try Subprocess.run("python3", ["-m", "venv", "--clear", path])
            _ = try Subprocess.run(python, ["-m", "pip", "install", "--quiet", "--no-input", "--retries", "2"] + packages)
            try Data().write(to: URL(fileURLWithPath: complete))
            return python
        }
    }
}

/// A lock between processes.
private enum FileLock {
    /// Calls `body` while no other process holds the lock.
    ///
    /// - Parameter path: of the lock's file, which is created and not deleted.
    static func hold<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw PythonEnvironment.Problem(description: "\(path) cannot be created") }
        // Closing the file releases the lock, and so does the end of the process.
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw PythonEnvironment.Problem(description: "\(path) cannot be locked") }
        }
        return try body()
    }
}

/// Runs programs.
private enum Subprocess {
    /// Runs a program and waits for its end.
    ///
    /// - Parameter program: a path, or a name on the `PATH`.
    /// - Returns: its standard output.
    static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        // Errors go to a file, so that the two outputs need not be read at the same time.
        let errors = FileManager.default.temporaryDirectory.appendingPathComponent("assay-python-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: errors.path, contents: nil) else {
            throw PythonEnvironment.Problem(description: "\(errors.path) cannot be created")
        }
        defer { try? FileManager.default.removeItem(at: errors) }
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let written = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let message = try String(contentsOf: errors, encoding: .utf8) + String(decoding: written, as: UTF8.self)
            let reason = message.split(separator: "\n").last.map(String.init) ?? "no output"
            throw PythonEnvironment.Problem(description: "\(program) \(arguments.prefix(3).joined(separator: " ")): \(reason)")
        }
        return String(decoding: written, as: UTF8.self)
    }
}
