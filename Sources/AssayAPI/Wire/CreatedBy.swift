internal import AssayDomain
internal import JSON

extension JSONWriter {
    /// `created_by`: the user whose key made the request that created a row; null when that user was removed.
    mutating func createdBy(_ user: User?) {
        key("created_by")
        guard let user else { return null() }
        beginObject()
        member("id", user.number)
        member("uuid", user.id)
        member("distinct_id", user.distinctID)
        member("first_name", user.firstName)
        member("last_name", user.lastName)
        member("email", user.email)
        member("is_email_verified", user.isEmailVerified)
        key("hedgehog_config")
        null()
        member("role_at_organization", user.roleAtOrganization)
        endObject()
    }
}
