import JSON
import Testing

@testable import Hog

/// Calls every library function with one argument too few and one too many.
@Suite struct ArityTests {
    @Test(arguments: (LibraryTableTests.table + LibraryTableTests.additions).filter { !Limits.forbidden.contains($0.0) })
    func tooFewAndTooManyArgumentsAreRefused(name: String, minimum: Int, maximum: Int?) throws {
        if minimum > 0 {
            #expect(try failure(calling: name, with: minimum - 1) == "Function \(name) requires at least \(minimum) arguments")
        }
        if let maximum {
            #expect(try failure(calling: name, with: maximum + 1) == "Function \(name) requires at most \(maximum) arguments")
        }
    }

    @Test(arguments: LibraryTableTests.written)
    func functionsWrittenInHogTakeExactlyTheirNumber(name: String, parameters: Int) throws {
        for count in [parameters - 1, parameters + 1] {
            #expect(try failure(calling: name, with: count) == "Function \(name) requires exactly \(parameters) arguments")
        }
    }

    private func failure(calling name: String, with count: Int) throws -> String? {
        let arguments = String(repeating: #"32 "1" "#, count: count)
        let bytecode = try Bytecode(code: #"\#(arguments)2 "\#(name)" \#(count) 38"#)
        var machine = Machine(try CompiledProgram(verifying: bytecode), limits: Limits())
        guard case .failure(let failure) = machine.run(JSONGlobals(object: try JSONValue(parsing: Array("{}".utf8)))).outcome else {
            return nil
        }
        return failure.kind == .machine ? failure.message : "\(failure)"
    }
}
