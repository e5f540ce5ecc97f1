public import AssayDomain

/// Everything an evaluator is set up with. The world arrives here: an evaluator looks for nothing by itself.
public struct Setup<Config: Sendable>: Sendable {
    /// `evaluation_config`, decoded.
    public let config: Config
    public let output: OutputConfig
    /// Where the type uses a model and the evaluation names one.
    public let model: Evaluation.Model?

    public init(config: Config, output: OutputConfig = .boolean(allowsNA: false), model: Evaluation.Model? = nil) {
        self.config = config
        self.output = output
        self.model = model
    }
}
