import Hog
import JSON

/// The outcome of a program run in a test: what it printed, and how it ended in one line.
struct MachineRun: Equatable {
    let lines: [String]
    let end: String

    init(_ machine: inout Machine, globals: String = "{}") throws {
        let run = machine.run(JSONGlobals(object: try JSONValue(parsing: Array(globals.utf8))))
        lines = run.lines
        end = Self.end(of: run)
    }

    init(_ bytecode: Bytecode, globals: String = "{}", limits: Limits = Limits()) throws {
        do throws(HogFailure) {
            var machine = Machine(try CompiledProgram(verifying: bytecode), limits: limits)
            self = try! Self(&machine, globals: globals)
        } catch {
            (lines, end) = ([], Self.end(of: error))
        }
    }

    init(_ source: String, globals: String = "{}", limits: Limits = Limits()) throws {
        var machine = Machine(try CompiledProgram(compiling: source, nullSafe: false), limits: limits)
        try self.init(&machine, globals: globals)
    }

    private static func end(of run: Execution) -> String {
        switch run.outcome {
        case .success(let returned): returned.printed
        case .failure(let failure): end(of: failure)
        }
    }

    private static func end(of failure: HogFailure) -> String { "\(failure.kind.rawValue): \(failure.message)" }
}
