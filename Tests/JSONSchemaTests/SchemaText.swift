import JSON
import JSONSchema

/// Schemas and values are written as JSON in these tests.
extension JSONSchemaValidator {
    init(text: String) throws { try self.init(JSONValue(parsing: Array(text.utf8))) }

    func firstViolation(inText text: String) throws -> Violation? {
        firstViolation(in: try JSONValue(parsing: Array(text.utf8))) { _ in }
    }
}
