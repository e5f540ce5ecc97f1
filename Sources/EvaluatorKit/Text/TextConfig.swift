/// A configuration with keys of its own beside those that evaluators of texts share.
public struct TextConfig<Own: Decodable & Sendable>: Decodable, Sendable {
    public let own: Own
    public let options: TextOptions

    public init(from decoder: any Decoder) throws {
        own = try Own(from: decoder)
        options = try TextOptions(from: decoder)
    }
}
