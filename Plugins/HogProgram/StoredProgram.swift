internal import EvaluatorKit
internal import Hog
internal import JSON

/// An evaluation's program: the bytecode that was stored when it was saved, which is what its version means whatever compiles later, and
/// the source, compiled now.
struct StoredProgram: Sendable {
    /// Of the source.
    let compiled: CompiledProgram
    /// What runs, or what ends every cell: stored bytecode is verified before it runs.
    let code: Result<CompiledProgram, EvaluationError>

    init(source: String, bytecode: JSONValue?) throws(ConfigError) {
        do {
            // A comparison with null is false in an evaluation.
            compiled = try CompiledProgram(compiling: source, nullSafe: true)
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

    private static func verified(_ bytecode: JSONValue) -> Result<CompiledProgram, EvaluationError> {
        do {
            return .success(try CompiledProgram(verifying: Bytecode(json: bytecode)))
        } catch {
            return .failure(
                .hog("The stored bytecode is no program: \(error.message). Save the evaluation again to compile its source."))
        }
    }
}
