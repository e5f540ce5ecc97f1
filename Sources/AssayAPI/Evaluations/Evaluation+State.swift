internal import AssayDomain
internal import EvaluatorKit

extension Evaluation {
    /// Turns the evaluation on or off, and keeps `status` in step: on is `active`, off is `paused`, unless an error turned it off.
    mutating func turn(on isOn: Bool, _ registry: Registry) throws(APIError) {
        guard isOn != enabled else { return }
        if isOn { try checkKey(registry) }
        enabled = isOn
        status = isOn ? .active : .paused
        statusReason = nil
        statusReasonDetail = nil
    }

    /// An evaluation whose key was deleted needs one of its own before it can go on; there is none to attach in this version.
    private func checkKey(_ registry: Registry) throws(APIError) {
        guard statusReason == "provider_key_deleted", registry.card(for: definition.type)?.usesModel == true else { return }
        throw .invalid(
            "enabled",
            "The provider API key for this evaluation was deleted. Attach a provider API key before re-enabling.")
    }
}
