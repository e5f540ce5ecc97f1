internal import Foundation

/// Where the environment for a list of packages is, below the build folder: `python/scipy-1.11.4`.
struct EnvironmentFolder {
    private let packages: [String]
    private let path: String

    init(packages: [String]) {
        self.packages = packages
        // The tests' program is in the folder of a configuration, of a platform, of the build.
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let build = program.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let name = packages.joined(separator: "+").replacing("==", with: "-")
        path = build.appendingPathComponent("python/" + name.filter { $0.isLetter || $0.isNumber || "-_.+".contains($0) }).path
    }

    /// The interpreter, after what is missing has been made.
    func python() throws -> String {
        let python = path + "/bin/python"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return try FileLock.hold(path + ".lock") {
            // Written last: an environment that was left half made, or whose python3 is gone, is made again.
            let complete = path + "/complete"
            if FileManager.default.fileExists(atPath: complete), (try? Subprocess.run(python, ["-c", ""])) != nil { return python }
            _ = try Subprocess.run("python3", ["-m", "venv", "--clear", path])
            _ = try Subprocess.run(python, ["-m", "pip", "install", "--quiet", "--no-input", "--retries", "2"] + packages)
            try Data().write(to: URL(fileURLWithPath: complete))
            return python
        }
    }
}
