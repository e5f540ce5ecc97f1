internal import Glibc
internal import Hog
internal import JSON

/// Runs a Hog program again and again, and says as JSON how much of the processor's time that takes. `Tests/Benchmarks/hog.py` calls it:
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
        let seconds = try BenchStopwatch.best { _ = try CompiledProgram(compiling: source, nullSafe: true) }
        say { json in
            json.key("seconds")
            json.number(seconds)
        }
    }

    private static func run(_ source: String, output: String) throws {
        var machine = Machine(try CompiledProgram(compiling: source, nullSafe: true))
        let sample = Measurement(output: output)
        let first = machine.run(sample)
        // The second run finds everything that the machine keeps.
        let before = Allocations.count
        _ = machine.run(sample)
        let allocations = Allocations.count - before
        let seconds = BenchStopwatch.best { _ = machine.run(sample) }
        let end =
            switch first.outcome {
            case .success(let returned): returned.pythonText
            case .failure(let failure): failure.message
            }
        say { json in
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

    private static func say(_ write: (inout JSONWriter) -> Void) {
        let text = JSONWriter.text { json in
            json.beginObject()
            write(&json)
            json.endObject()
        }
        print(text.text)
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { throw Missing(path: path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    private struct Missing: Error { let path: String }
}

/// What an evaluation reads.
struct Measurement: Globals {
    let output: String

    func global(_ name: String) -> Global? { name == "output" ? .text(output) : nil }
}
