internal import EvaluatorKit

extension Contract {
    /// What a card must be for forms, tables and addresses to be made of it.
    static func brokenCard(_ card: Card) -> [String] {
        var broken: [String] = []
        if !isName(card.type) { broken.append("The type \(card.type) is not lower-case letters, digits and underscores.") }
        if !isSentence(card.summary) { broken.append("The summary is not one line that ends in a full stop.") }
        if card.outputs.isEmpty { broken.append("The card names no output.") }
        if Set(card.outputs).count < card.outputs.count { broken.append("The card names an output twice.") }
        if card.version < 1 { broken.append("The version is less than 1.") }
        let fields = card.config.fields
        if Set(fields.map(\.name)).count < fields.count { broken.append("Two fields have the same name.") }
        for field in fields {
            if !isName(field.name) { broken.append("The field \(field.name) is not lower-case letters, digits and underscores.") }
            if !isSentence(field.summary) { broken.append("The summary of \(field.name) is not one line that ends in a full stop.") }
        }
        return broken
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789_".utf8.contains($0) }
    }

    private static func isSentence(_ text: String) -> Bool {
        text.count > 1 && text.hasSuffix(".") && !text.contains(where: \.isNewline)
    }
}
