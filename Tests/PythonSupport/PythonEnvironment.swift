internal import Foundation
internal import Synchronization

/// A virtual environment of `python3` with packages of the Python Package Index, to hold ours against.
///
/// It is made once below the build folder and found there by every later run; where it cannot be made, a line says so.
public struct PythonEnvironment: Sendable {
    /// The path of the interpreter, or its name on the `PATH`.
    public let python: String

    public struct Problem: Error, CustomStringConvertible {
        public let description: String
    }

    /// The `python3` that is installed, for scripts that need no packages; `nil` where there is none.
    public static let system: PythonEnvironment? =
        (try? Subprocess.run("python3", ["-c", ""])) == nil ? nil : PythonEnvironment(python: "python3")

    /// - Parameter packages: as pip names them, with their versions: `["scipy==1.11.4"]`.
    /// - Returns: `nil` where they cannot be installed. A suite says so in its trait:
    ///   `@Suite(.enabled("no SciPy here") { PythonEnvironment.with(packages: ["scipy==1.11.4"]) != nil })`.
    public static func with(packages: [String]) -> PythonEnvironment? {
        // Held while an environment is made, so that the tests of a process wait for one another.
        known.withLock { known in
            if let found = known[packages] { return found }
            let made: PythonEnvironment?
            do {
                made = try PythonEnvironment(python: EnvironmentFolder(packages: packages).python())
            } catch {
                print("skipping what needs \(packages.joined(separator: ", ")) for Python, which cannot be installed here: \(error)")
                made = nil
            }
            known[packages] = .some(made)
            return made
        }
    }

    /// Runs a script to its end.
    /// - Parameter script: its path.
    /// - Returns: what it wrote to its standard output.
    public func run(script: String, arguments: [String] = []) throws -> String {
        try Subprocess.run(python, [script] + arguments)
    }

    private static let known = Mutex<[[String]: PythonEnvironment?]>([:])
}
