internal import EvaluatorKit
internal import Hog
internal import JSON

/// An evaluation's program: the bytecode that was stored when it was saved, which is what its version means whatever compiles later, and
/// the source, compiled now.
struct StoredProgram: Sendable {
    /// Of the source.
    let compiled: Program
    /// What runs. Stored bytecode is verified before it does.
    let code: Result<Program, Refusal>

    /// Why stored bytecode does not run.
    struct Refusal: Error {
        let message: String
    }

    init(source: String, bytecode: JSONValue?) throws(ConfigError) {
        do {
            // A comparison with null is false in an evaluation.
            compiled = try Program(compiling: source, nullSafe: true)
        } catch {
            throw ConfigError(
                "evaluation_config.source", "Failed to compile Hog code: \(error.sentence(in: source))", kind: .badCode)
        }
        if let bytecode, bytecode.compact != compiled.bytecode.json {
            code = Self.verified(bytecode)
        } else {
            code = .success(compiled)
        }
    }

    private static func verified(_ bytecode: JSONValue) -> Result<Program, Refusal> {
        do {
            return .success(try Program(verifying: Bytecode(json: bytecode)))
        } catch {
            return .failure(Refusal(message: error.message))
        }
    }

    /// What ends every cell where the stored bytecode does not run.
    var refusal: EvaluationError {
        guard case .failure(let refusal) = code else { return .plugin("The program has no machine.") }
        return .hog("The stored bytecode is no program: \(refusal.message). Save the evaluation again to compile its source.")
    }
}
