internal import Glibc

/// What the system says of this process.
struct ProcessFacts {
    let residentBytes: Int
    let processorSeconds: Double
    let openDescriptors: Int
    let uptimeSeconds: Double

    init() {
        let pages = Self.read("/proc/self/statm").split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        residentBytes = pages * Int(sysconf(CInt(_SC_PAGESIZE)))
        processorSeconds = Self.seconds(CLOCK_PROCESS_CPUTIME_ID)
        openDescriptors = Self.entries(of: "/proc/self/fd")
        uptimeSeconds = Self.seconds(CLOCK_MONOTONIC) - Self.start
    }

    /// When somebody first asked, which `Service` does at the start.
    static let start = seconds(CLOCK_MONOTONIC)

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func read(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    private static func entries(of directory: String) -> Int {
        guard let stream = opendir(directory) else { return 0 }
        defer { closedir(stream) }
        var count = 0
        while readdir(stream) != nil { count += 1 }
        // Not the directory itself, its parent, and the stream.
        return count - 3
    }
}
