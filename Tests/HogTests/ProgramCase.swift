import Foundation
import Hog
import JSON

/// A program with its expectations, which can be compared with what it does.
struct ProgramCase {
    let source: String
    let expectations: Expectations

    init(_ source: String) throws(ExpectationsError) {
        self.source = source
        expectations = try Expectations(of: source)
    }

    /// A diff of the expected and the actual outcome; `nil` if they are equal.
    func difference() throws -> String? {
        let actual = try transcript()
        let changes = actual.difference(from: expected) { $0.utf8.elementsEqual($1.utf8) }
        guard !changes.isEmpty else { return nil }
        let missing = Self.places(changes.removals)
        let surplus = Self.places(changes.insertions)
        var lines: [String] = []
        var (left, right) = (0, 0)
        while left < expected.count || right < actual.count {
            if missing.contains(left) {
                lines.append("- " + expected[left])
                left += 1
            } else if surplus.contains(right) {
                lines.append("+ " + actual[right])
                right += 1
            } else {
                lines.append("  " + expected[left])
                left += 1
                right += 1
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension ProgramCase {
    private static func places(_ changes: [CollectionDifference<String>.Change]) -> Set<Int> {
        Set(
            changes.map { change in
                switch change {
                case .insert(let offset, _, _), .remove(let offset, _, _): offset
                }
            })
    }
}

// MARK: Transcripts

extension ProgramCase {
    private var expected: [String] {
        expectations.prints.map(Self.printed) + (Self.end(expectations.end).map { [$0] } ?? [])
    }

    private func transcript() throws -> [String] {
        do {
            return try transcript(of: CompiledProgram(compiling: source, nullSafe: expectations.isNullSafe))
        } catch let error as HogSyntaxError {
            let line = SourceLine(of: error.place, in: source).number
            return [Self.end(.refused(message: error.message, line: line))].compactMap(\.self)
        }
    }

    private func transcript(of program: CompiledProgram) throws -> [String] {
        var limits = Limits()
        if let limit = expectations.limit { limits.time = limit }
        if let memory = expectations.memory { limits.memory = memory }
        var machine = Machine(program, limits: limits)
        let run = machine.run(JSONGlobals(object: try JSONValue(parsing: Array(expectations.globals.utf8))))
        let end: Expectations.End =
            switch run.outcome {
            case .success(let returned): expectations.end == .returns(nil) ? .returns(nil) : .returns(returned.printed)
            case .failure(let failure): .fails("\(failure.kind.rawValue): \(Self.stable(failure.message))")
            }
        let lines = run.lines.flatMap { $0.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) }
        return lines.map { Self.printed(String(Substring($0))) } + (Self.end(end).map { [$0] } ?? [])
    }

    private static func printed(_ line: String) -> String { "prints: \(line)" }

    private static func end(_ end: Expectations.End) -> String? {
        switch end {
        case .returns(let value): value.map { "returns: \($0)" }
        case .fails(let failure): "fails: \(failure)"
        case .refused(let message, let line): "refused: \(message) (line \(line))"
        }
    }

    /// The number of operations within a time limit varies, so expectations say `N`.
    private static func stable(_ message: String) -> String { message.replacing(/after \d+ operations/, with: "after N operations") }
}

/// The members of a JSON object as globals.
struct JSONGlobals: Globals {
    let object: JSONValue

    func global(_ name: String) -> Global? { object[name].map(Global.json) }
}
