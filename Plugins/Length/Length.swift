public import AssayDomain
public import EvaluatorKit

/// Says how long a text is, or whether its length is within limits.
public struct LengthEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
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
                "The unit of length: characters as people see them (grapheme clusters; the default), Unicode code_points, or UTF-8 bytes.",
                choices: LengthUnit.names),
            .min, .max, .trim, .collapseWhitespace, .field, .negate,
            example: #"{"max":500}"#
        ),
        // 2: tool calls, thoughts and media in messages are read as text.
        version: 2
    )

    private let unit: LengthUnit
    private let limits: CountLimits
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        let keys = setup.config.keys
        guard let unit = LengthUnit(rawValue: keys.unit ?? LengthUnit.characters.rawValue) else {
            throw ConfigError("evaluation_config.unit", "unit: Must be one of \(LengthUnit.names.joined(separator: ", ")).")
        }
        self.unit = unit
        options = setup.config.options
        limits = try CountLimits(min: keys.min, max: keys.max, for: setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try options.text(in: sample) else { return try limits.verdictWithoutText(in: sample, options) }
        return limits.verdict(unit.count(text.compared), unit.name, of: text, options)
    }
}

/// The unit of a length.
enum LengthUnit: String, CaseIterable {
    case characters
    case codePoints = "code_points"
    case bytes

    /// The names in a configuration.
    static let names = allCases.map(\.rawValue)

    /// The name in a sentence.
    var name: String { self == .codePoints ? "code points" : rawValue }

    func count(_ text: String) -> Int {
        switch self {
        case .characters: Self.hasOneByteCharacters(text) ? text.utf8.count : text.count
        case .codePoints: text.unicodeScalars.count
        case .bytes: text.utf8.count
        }
    }

    /// Whether every byte is a character. In ASCII, only a carriage return with its line feed is a character of two bytes.
    private static func hasOneByteCharacters(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { $0.reduce(0) { $0 | ($1 == UInt8(ascii: "\r") ? 0x80 : $1) } < 0x80 }
    }
}
