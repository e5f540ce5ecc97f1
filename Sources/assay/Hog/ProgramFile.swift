internal import Glibc
internal import Hog
internal import JSON

/// A program from a file with source, which is compiled, or with bytecode, which is verified.
struct ProgramFile {
    let name: String
    /// `nil` for bytecode.
    let source: String?
    let program: CompiledProgram

    init(_ file: String, isEvaluation: Bool) throws(Failure) {
        name = file == "-" ? "standard input" : file
        let text = try file == "-" ? TextFile.read(STDIN_FILENO, name) : TextFile.read(file)
        if file.hasSuffix(".json") || Self.isBytecode(text) {
            source = nil
            program = try Self.verified(text, name)
        } else {
            source = text
            program = try Self.compiled(text, name, isEvaluation)
        }
    }

    /// Whether the text begins like bytecode. No useful program begins this way.
    private static func isBytecode(_ text: String) -> Bool {
        let start = text.drop(while: \.isWhitespace)
        return start.hasPrefix("[\"_H\"") || start.hasPrefix("[\"_h\"")
    }

    private static func compiled(_ source: String, _ name: String, _ isEvaluation: Bool) throws(Failure) -> CompiledProgram {
        do {
            return try CompiledProgram(compiling: source, nullSafe: isEvaluation)
        } catch {
            throw Failure(SourceReport(of: error.place, in: source, name).text(error.message, hint: error.hint(in: source)))
        }
    }

    private static func verified(_ text: String, _ name: String) throws(Failure) -> CompiledProgram {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: Array(text.utf8))
        } catch {
            throw Failure("\(name) is not JSON: \(error.sentence).")
        }
        do {
            return try CompiledProgram(verifying: Bytecode(json: json))
        } catch {
            throw Failure("\(name) is not valid bytecode: \(error.message)")
        }
    }
}

extension ProgramFile {
    /// Refuses a program that PostHog's machine could not run, because it uses functions that only Assay has.
    func checkPortability() throws(Failure) {
        do {
            try program.checkPortability()
        } catch {
            let hint = "Without --strict it compiles, but only Assay can run it."
            guard let source else { throw Failure("\(name): \(error.message)\nHint: \(hint)") }
            throw Failure(SourceReport(of: error.place, in: source, name).text(error.message, hint: hint))
        }
    }

    /// The error of a run, with the line of the source if it is known.
    func report(_ failure: HogFailure) -> String {
        let sentence = "\(failure.kind.rawValue): \(failure.message)"
        guard let source, let element = failure.element, program.bytecode.places.indices.contains(element) else {
            return "\(name): \(sentence)"
        }
        let place = program.bytecode.places[element]
        return SourceReport(of: place, in: source, name).text(sentence, hint: failure.hint(at: place, in: source))
    }
}

/// An error message for a place in the source: a sentence, the line with a mark, and a hint if there is one.
private struct SourceReport {
    private let line: SourceLine
    private let name: String

    init(of place: SourcePlace, in source: String, _ name: String) {
        line = SourceLine(of: place, in: source)
        self.name = name
    }

    func text(_ sentence: String, hint: String?) -> String {
        // Tabs would be escaped when printed, which would misplace the mark.
        let marked = line.marked.replacing("\t", with: "    ")
        let report = "\(name):\(line.number):\(line.column): \(sentence)\n\(marked)"
        return hint.map { "\(report)\nHint: \($0)" } ?? report
    }
}
