internal import JSON

/// What a gate can be about: an evaluation, as far as it is known before the run.
struct GateTarget {
    let id: String
    let name: String
    let outputType: String?
    /// Whether answers pass or fail; `nil` where it is not known.
    let canPass: Bool?
    /// Whether a model is asked, which costs money; `nil` where it is not known.
    let asksModel: Bool?

    /// An evaluation as its endpoint describes it.
    init(_ evaluation: JSONValue) {
        id = evaluation["id"]?.string ?? ""
        name = evaluation["name"]?.string ?? ""
        outputType = evaluation["output_type"]?.string
        let rule = evaluation["output_config"]?["passing_rule"]
        canPass = outputType == "boolean" || rule?.isNull == false
        asksModel = evaluation["evaluation_type"]?.string == "llm_judge" || evaluation["model_configuration"]?.isNull == false
    }

    init(_ evaluation: RunEvaluation) {
        id = evaluation.id
        name = evaluation.name
        outputType = evaluation.outputType
        canPass = outputType == "boolean" ? true : nil
        asksModel = nil
    }
}

extension Gate {
    /// The evaluations that the gate is about; refused where it cannot be told or makes no sense.
    func targets(among evaluations: [GateTarget]) throws(Failure) -> [GateTarget] {
        if metric.isOfRun, evaluations.allSatisfy({ $0.asksModel == false }) {
            throw Failure("--gate \(text): No evaluation of the run asks a model, so it costs nothing that is known: leave the gate out.")
        }
        let chosen = try chosen(among: evaluations)
        for target in chosen {
            if metric == .mean, let type = target.outputType, type != "numeric" {
                throw refusal(
                    "\(target.name.inQuotes) has no mean, its answers are \(type).", "mean",
                    evaluations.filter { $0.outputType == "numeric" })
            }
            if metric == .passRate, target.canPass == false {
                let others = evaluations.filter { $0.canPass == true }
                throw refusal("\(target.name.inQuotes) has no pass rate, it has no passing_rule in its output_config.", "pass_rate", others)
            }
        }
        return chosen
    }

    private func chosen(among evaluations: [GateTarget]) throws(Failure) -> [GateTarget] {
        guard let evaluation else { return evaluations }
        return [try evaluations.called(evaluation, introduction: "--gate \(text): ")]
    }

    private func refusal(_ problem: String, _ metric: String, _ others: [GateTarget]) -> Failure {
        let remedy = others.first.map {
            "Name an evaluation that has one: '\(metric)(\($0.name.visibleOnOneLine)) \(sign.rawValue) \(wantedText)'."
        }
        return Failure("--gate \(text): \(problem) \(remedy ?? "No evaluation of the run has one: leave the gate out.")")
    }
}
