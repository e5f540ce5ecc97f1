/// An evaluation as a run uses it.
struct RunEvaluation: Decodable {
    let id: String
    let name: String
    let version: Int?
    let outputType: String?
    /// Its version now, which is another one where it was edited since the run began.
    let currentVersion: Int?

    enum CodingKeys: String, CodingKey {
        case id, name, version
        case outputType = "output_type"
        case currentVersion = "current_version"
    }

    /// Said where it was edited.
    var note: String? {
        guard let version, let currentVersion, version != currentVersion else { return nil }
        return "\(name.inQuotes) was edited meanwhile: this run used version \(version), the present one is \(currentVersion)."
    }
}

extension RunState {
    /// What people are told that an evaluation is called: its name, with the id where two have the same name.
    func name(of evaluation: String) -> String {
        guard let found = evaluations.first(where: { $0.id == evaluation }) else { return evaluation }
        let isShared = evaluations.contains { $0.name == found.name && $0.id != found.id }
        let name = found.name.visibleOnOneLine
        return isShared ? "\(name) \(found.id)" : name
    }
}
