/// What a run has used so far.
struct RunUsage: Decodable {
    /// How often an evaluator was asked.
    let calls: Int?
    /// How long the run has been going, pauses left out.
    let seconds: Double?
    let costUSD: Double?

    enum CodingKeys: String, CodingKey {
        case calls, seconds
        case costUSD = "cost_usd"
    }
}
