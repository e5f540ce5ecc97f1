internal import CProcess
internal import Glibc

extension ChildProcess {
    /// Runs a program to its end: what it wrote to standard output, and to standard error where `errors` are wanted, too; `nil` where it
    /// failed.
    static func output(of program: String, _ arguments: [String], withErrors errors: Bool = false) throws(Failure) -> String? {
        var ends: [Int32] = [0, 0]
        guard assay_pipe(&ends) == 0 else { throw Failure("No pipe can be made: \(String(cString: strerror(errno))).") }
        defer { close(ends[0]) }
        let child: ChildProcess
        do {
            defer { close(ends[1]) }
            child = try ChildProcess(program, arguments, out: ends[1], err: errors ? ends[1] : STDERR_FILENO)
        }
        let text = TextFile.rest(of: ends[0])
        child.wait()
        return child.hasSucceeded ? text : nil
    }
}
