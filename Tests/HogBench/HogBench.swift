internal import Glibc
internal import Hog
internal import JSON

/// Measures the CPU time of compiling or running a Hog program, and prints it as JSON. `Tests/Benchmarks/hog.py` calls it:
///
///     HogBench run PROGRAM.hog OUTPUT.txt
///     HogBench compile PROGRAM.hog
@main
struct HogBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 2 else {
            print("Use: HogBench run PROGRAM OUTPUT, or HogBench compile PROGRAM.")
            exit(2)
        }
        let source = String(decoding: try bytes(of: arguments[2]), as: UTF8.self)
        if arguments[1] == "compile" {
            try compile(source)
        } else {
            try run(source, output: arguments.count > 3 ? String(decoding: try bytes(of: arguments[3]), as: UTF8.self) : "")
        }
    }

    private static func compile(_ source: String) throws {
        let seconds = try BenchStopwatch.bestTime { _ = try CompiledProgram(compiling: source, nullSafe: true) }
        printJSON { json in
            json.key("seconds")
            json.number(seconds)
        }
    }

    private static func run(_ source: String, output: String) throws {
        var machine = Machine(try CompiledProgram(compiling: source, nullSafe: true))
        let globals = BenchGlobals(output: output)
        let first = machine.run(globals)
        // The second run reuses what the machine keeps between runs.
        let before = Allocations.count
        _ = machine.run(globals)
        let allocations = Allocations.count - before
        let seconds = BenchStopwatch.bestTime { _ = machine.run(globals) }
        let end =
            switch first.outcome {
            case .success(let returned): returned.pythonText
            case .failure(let failure): failure.message
            }
        printJSON { json in
            json.key("seconds")
            json.number(seconds)
            json.key("end")
            json.string(end)
            json.key("allocations")
            json.integer(allocations)
            json.key("operations")
            json.integer(first.operations)
        }
    }

    private static func printJSON(_ write: (inout JSONWriter) -> Void) {
        let text = JSONWriter.text { json in
            json.beginObject()
            write(&json)
            json.endObject()
        }
        print(text.text)
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { throw FileNotFound(path: path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    private struct FileNotFound: Error { let path: String }
}

/// The globals of an evaluation.
struct BenchGlobals: Globals {
    let output: String

    func global(_ name: String) -> Global? { name == "output" ? .text(output) : nil }
}

/// Measures CPU time, which excludes the work of other processes.
enum BenchStopwatch {
    /// Number of rounds, each of a tenth of a second.
    private static let rounds = 7

    /// The seconds of one call in the best of several rounds.
    static func bestTime<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) -> Double {
        var times = 1
        var best = Double.infinity
        for _ in 0..<rounds {
            var spent = try seconds(of: times, work)
            while spent < 0.1 {
                times *= 2
                spent = try seconds(of: times, work)
            }
            best = min(best, spent / Double(times))
        }
        return best
    }

    private static func seconds<Failure: Error>(of times: Int, _ work: () throws(Failure) -> Void) throws(Failure) -> Double {
        let start = now
        for _ in 0..<times { try work() }
        return now - start
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// The number of allocations so far, which `count_allocations.c` counts if it is preloaded; otherwise 0.
enum Allocations {
    static var count: Int { counter.map { Int($0()) } ?? 0 }

    private static let counter: (@convention(c) () -> UInt64)? = dlsym(nil, "allocations_so_far").map {
        unsafeBitCast($0, to: (@convention(c) () -> UInt64).self)
    }
}
