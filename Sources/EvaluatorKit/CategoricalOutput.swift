internal import JSON

/// The `output_config` of an evaluation that answers with one or several categories.
public struct CategoricalOutput: Sendable, Equatable {
    public struct Option: Sendable, Equatable {
        /// The key in verdicts: `on-topic`.
        public let key: String
        /// The name that people see: `On topic`.
        public let label: String
    }

    /// Which verdicts pass.
    public enum PassingRule: Sendable, Equatable {
        /// Those with these keys only. If there are none, only a verdict without a category passes.
        case categories([String])
        /// Those with the categories that the sample's expected output names: its own `expected`, else what is at the pointer
        /// (`/metadata/expected` if it is `nil`).
        case expected(at: SampleField?)
    }

    public enum SelectionMode: String, Sendable, CaseIterable {
        case single, multiple
    }

    public let options: [Option]
    public let selectionMode: SelectionMode
    public let allowsNA: Bool
    /// `nil` if there is none.
    public let passingRule: PassingRule?

    init(_ fields: OutputFields) throws(ConfigError) {
        options = try fields.objects("options").map { (option) throws(ConfigError) in try Option(option) }
        let mode = try fields.choice("selection_mode", of: SelectionMode.self) ?? .single
        selectionMode = mode
        allowsNA = try fields.boolean("allows_na")
        let keys = Set(options.map(\.key))
        guard !keys.isEmpty else { throw fields.refusal("options", "Name at least one option.") }
        guard keys.count == options.count else { throw fields.refusal("options", "No two options may have the same key.") }
        passingRule = try fields.object("passing_rule").map { (rule) throws(ConfigError) in
            if rule["expected"] != nil {
                guard rule["categories"] == nil else { throw rule.refusal("expected", "Give either categories or expected, not both.") }
                return .expected(at: try Self.pointer(rule))
            }
            guard rule["categories"] != nil else { throw rule.refusal("categories", "This field is required.") }
            let categories = try rule.strings("categories")
            guard !categories.isEmpty || mode == .multiple else {
                throw rule.refusal("categories", "Name at least one of the options.")
            }
            guard keys.isSuperset(of: categories) else { throw rule.refusal("categories", "Each category must be the key of an option.") }
            return .categories(categories)
        }
    }

    /// The pointer in a rule `{"expected": "/metadata/letter"}`; `nil` in `{"expected": true}`.
    private static func pointer(_ rule: OutputFields) throws(ConfigError) -> SampleField? {
        if rule["expected"]?.boolean == true { return nil }
        guard let text = rule["expected"]?.string, text.hasPrefix("/"), let pointer = SampleField(text) else {
            throw rule.refusal("expected", "Must be true, or a JSON pointer such as /metadata/label.")
        }
        return pointer
    }

    /// Whether a verdict may have these keys.
    func allows(_ chosen: [String]) -> Bool {
        let keys = Set(options.map(\.key))
        return keys.isSuperset(of: chosen) && Set(chosen).count == chosen.count && (selectionMode == .multiple || chosen.count == 1)
    }

    /// Whether a verdict with these keys passes: each of them must be a passing category. `nil` if the sample decides, or there is no rule.
    func passes(_ chosen: [String]) -> Bool? {
        guard case .categories(let passing) = passingRule else { return nil }
        return passing.isEmpty == chosen.isEmpty && Set(passing).isSuperset(of: chosen)
    }
}

extension CategoricalOutput.Option {
    init(_ fields: OutputFields) throws(ConfigError) {
        key = try fields.string("key", atMost: 128)
        label = try fields.string("label", atMost: 256)
        guard Self.isKey(key) else {
            throw fields.refusal("key", "Use lower-case letters and digits, with single hyphens or underscores between them.")
        }
    }

    private static func isKey(_ text: String) -> Bool {
        text.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.allSatisfy { word in
            !word.isEmpty
                && word.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                }
        }
    }
}

extension CategoricalOutput {
    /// Writes its members into the JSON object that the caller has opened.
    func write(to json: inout JSONWriter) {
        json.key("options")
        json.beginArray()
        for option in options {
            json.beginObject()
            json.key("key")
            json.string(option.key)
            json.key("label")
            json.string(option.label)
            json.endObject()
        }
        json.endArray()
        json.key("selection_mode")
        json.string(selectionMode.rawValue)
        guard let passingRule else { return }
        json.key("passing_rule")
        json.beginObject()
        switch passingRule {
        case .expected(let pointer):
            json.key("expected")
            if let pointer { json.string(pointer.description) } else { json.boolean(true) }
        case .categories(let categories):
            json.key("categories")
            json.beginArray()
            for category in categories { json.string(category) }
            json.endArray()
        }
        json.endObject()
    }
}
