public import JSON

/// Checks values against a JSON Schema (draft 2020-12) that uses the supported keywords only: see `init`.
///
/// Threads may share it.
public struct JSONSchemaValidator: Sendable {
    /// The maximum length of a schema in bytes, as compact JSON.
    public static let maximumSize = 256 << 10

    /// How deep schemas may be nested within `properties` and `items`, the outermost included.
    public static let maximumDepth = 32

    /// The maximum number of patterns in a schema: each takes hundreds of kilobytes.
    public static let maximumPatterns = 100

    private let root: Subschema

    /// Approximate memory in bytes, for a cache.
    public let footprint: Int

    /// Compiles a schema. The document that contains it is not kept.
    ///
    /// The supported keywords are `type`, `properties`, `required`, `items`, `enum`, `const`, `minimum`, `maximum`, `minLength`,
    /// `maxLength`, `minItems`, `maxItems`, `pattern` (in RE2's syntax, found anywhere in the string) and `additionalProperties` (true or
    /// false). `default`, `title`, `description`, `examples` and `$schema` change nothing.
    ///
    /// - Throws: at the first keyword that is not supported or has a value of the wrong kind, and for a schema over one of the limits.
    public init(_ schema: JSONValue) throws(JSONSchemaError) {
        let text = schema.compact
        guard text.bytes.count <= Self.maximumSize else {
            throw JSONSchemaError([], "must have at most \(Self.maximumSize) bytes of compact JSON, but has \(text.bytes.count)")
        }
        let copy: JSONValue
        do throws(JSONError) {
            copy = try JSONValue(parsing: text)
        } catch {
            // The text is valid, so only its depth can be refused.
            throw JSONSchemaError([], "contains a value that is nested too deep: flatten it")
        }
        var compiler = SchemaCompiler()
        root = try compiler.subschema(copy, at: [])
        footprint = compiler.footprint + 4 * text.bytes.count
    }
}

extension JSONSchemaValidator {
    /// Where a value breaks the schema, and how.
    public struct Violation: Equatable, Sendable {
        /// Names and positions from the top, the innermost first.
        private var steps: [String] = []
        /// What is wrong, to be read after the place: `must be at least 3, but is 2`. It shows at most 60 characters of a value.
        public let sentence: String

        init(_ sentence: String) { self.sentence = sentence }

        /// The place as a JSON pointer (RFC 6901), such as `/words/0`; empty for the whole value.
        public var pointer: String {
            steps.reversed().map { step in
                "/" + step.unicodeScalars.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
            }.joined()
        }

        /// The place with dots, such as `words.0`; empty for the whole value.
        public var path: String { steps.reversed().joined(separator: ".") }

        func below(_ step: String) -> Violation {
            var violation = self
            violation.steps.append(step)
            return violation
        }
    }

    /// The first violation in the order of the value's text; `nil` if the value is valid.
    ///
    /// A container comes before its contents, and a missing member, whose place is where it would be, before the members that exist. Of two
    /// violations at one place the first is that of `type`, then `enum`, `const`, the limits and `pattern`.
    ///
    /// The answer is that of Python's `jsonschema`, with two exceptions. Numbers have their exact values, not those of doubles. A pattern
    /// sees U+FFFD instead of a lone surrogate, and a string that would take it seconds to search without a checkpoint is a violation.
    ///
    /// - Parameter checkpoint: called with the work to do next, in bytes of text, for each value; may throw to cancel.
    public func firstViolation<Failure: Error>(
        in value: JSONValue, checkpoint: (_ work: Int) throws(Failure) -> Void
    ) throws(Failure) -> Violation? {
        try root.firstViolation(in: value, checkpoint)
    }
}
