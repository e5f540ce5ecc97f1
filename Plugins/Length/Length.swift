public import AssayDomain
public import EvaluatorKit

/// Says how long a text is, or whether its length is within limits.
public struct LengthEvaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let unit: String?
        let min: Int?
        let max: Int?
    }

    public static let card = Card(
        type: "length",
        summary: "Says how long the output is, or whether its length is within limits.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .optional(
                "unit", .string,
                "What is counted: characters as people see them (grapheme clusters; the default), code_points of Unicode, or bytes of UTF-8.",
                choices: LengthUnit.names),
            .min, .max, .trim, .collapseWhitespace, .field, .negate,
            example: #"{"max":500}"#
        ),
        // Since 2, calls of tools, thoughts and media in messages are read as text.
        version: 2
    )

    private let unit: LengthUnit
    private let limits: CountLimits
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        let own = setup.config.own
        guard let unit = LengthUnit(rawValue: own.unit ?? LengthUnit.characters.rawValue) else {
            throw ConfigError("evaluation_config.unit", "unit: Must be one of \(LengthUnit.names.joined(separator: ", ")).")
        }
        self.unit = unit
        options = setup.config.options
        limits = try CountLimits(min: own.min, max: own.max, for: setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try options.text(in: sample) else { return try limits.nothingThere(options) }
        return limits.verdict(unit.count(text.compared), unit.name, of: text, options)
    }
}

/// What a length is measured in.
enum LengthUnit: String, CaseIterable {
    case characters
    case codePoints = "code_points"
    case bytes

    /// As a configuration has them.
    static let names = allCases.map(\.rawValue)

    /// As a sentence has it.
    var name: String { self == .codePoints ? "code points" : rawValue }

    func count(_ text: String) -> Int {
        switch self {
        case .characters: Self.isPlain(text) ? text.utf8.count : text.count
        case .codePoints: text.unicodeScalars.count
        case .bytes: text.utf8.count
        }
    }

    /// In ASCII, only a carriage return with its line feed is one character of two bytes.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { $0.reduce(0) { $0 | ($1 == UInt8(ascii: "\r") ? 0x80 : $1) } < 0x80 }
    }
}
