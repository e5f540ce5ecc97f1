internal import AssayDomain

extension APIError {
    /// What a field says of a text that is no moment.
    static func datetime(_ field: String, _ error: Timestamp.TextError) -> APIError {
        switch error {
        case .wrongFormat:
            .invalid(
                field, "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].")
        case .outOfRange: .invalid(field, code: "overflow", "Datetime value out of range.")
        }
    }
}
