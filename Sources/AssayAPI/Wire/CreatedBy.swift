internal import AssayDomain
internal import JSON

/// The user of the row before, written already: the rows of a page were mostly made by one.
struct LastAuthor {
    private var last: (user: User, text: JSONText)?

    mutating func text(of user: User) -> JSONText {
        if let last, last.user.number == user.number { return last.text }
        let text = JSONWriter.text { $0.author(user) }
        last = (user, text)
        return text
    }
}

extension JSONWriter {
    /// `created_by`: the user whose key made the request that created a row; null when that user was removed.
    mutating func createdBy(_ user: User?) {
        key("created_by")
        if let user { author(user) } else { null() }
    }

    /// The same in a page of many rows.
    mutating func createdBy(_ user: User?, _ last: inout LastAuthor) {
        key("created_by")
        if let user { json(last.text(of: user)) } else { null() }
    }

    /// What every object says of a user, before what only some say.
    mutating func userMembers(_ user: User) {
        member("id", user.number)
        member("uuid", user.id)
        member("distinct_id", user.distinctID)
        member("first_name", user.firstName)
        member("last_name", user.lastName)
        member("email", user.email)
        member("is_email_verified", user.isEmailVerified)
    }

    fileprivate mutating func author(_ user: User) {
        beginObject()
        userMembers(user)
        key("hedgehog_config")
        null()
        member("role_at_organization", user.roleAtOrganization)
        endObject()
    }
}
