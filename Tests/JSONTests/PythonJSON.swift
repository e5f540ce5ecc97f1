import Glibc
import Testing

/// Runs `python3` as a child process.
enum PythonJSON {
    static let isInstalled = (try? spawn(["-c", ""], output: nil)) == 0

    /// Runs a script of this folder with one argument.
    /// - Returns: the lines that the script printed.
    static func run(script: String, reading argument: String) throws -> [String] {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let output = try TemporaryFile()
        try #require(spawn(["\(folder)/\(script)", argument], output: output) == 0)
        return try output.read().split(separator: "\n").map(String.init)
    }

    /// - Returns: the exit code.
    private static func spawn(_ arguments: [String], output: TemporaryFile?) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let output { posix_spawn_file_actions_adddup2(&actions, output.descriptor, STDOUT_FILENO) }
        let words = (["python3"] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        guard posix_spawnp(&child, "python3", &actions, nil, words + [nil], environ) == 0 else { return 127 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 { try #require(errno == EINTR) }
        return status & 0x7f == 0 ? status >> 8 & 0xff : -1
    }
}

/// A temporary file that is deleted with this object.
final class TemporaryFile {
    let path: String
    let descriptor: Int32

    init() throws {
        var name = Array("/tmp/assay-json-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        path = name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        try #require(descriptor >= 0)
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// Writes the bytes that `body` appends, a megabyte at a time.
    func write(_ body: ((_ append: [UInt8]) -> Void) throws -> Void) throws {
        var buffered: [UInt8] = []
        try body {
            buffered.append(contentsOf: $0)
            if buffered.count > 1 << 20 { self.flush(&buffered) }
        }
        flush(&buffered)
    }

    func read() throws -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var place: off_t = 0
        while true {
            let count = pread(descriptor, &chunk, chunk.count, place)
            try #require(count >= 0)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(contentsOf: chunk[..<count])
            place += off_t(count)
        }
    }

    private func flush(_ bytes: inout [UInt8]) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
            guard count > 0 else {
                Issue.record("\(path) cannot be written: \(String(cString: strerror(errno)))")
                break
            }
            written += count
        }
        bytes.removeAll(keepingCapacity: true)
    }
}
