internal import AssayDomain
internal import JSON

/// A key as `--json` prints it; `key` only where it was just made.
struct KeyText {
    let json: JSONText

    init(_ key: APIKey, secret: String? = nil) {
        json = JSONWriter.text { json in
            json.beginObject()
            json.key("id")
            json.string(key.id.description)
            if let secret {
                json.key("key")
                json.string(secret)
            }
            json.key("label")
            json.string(key.label)
            json.key("mask")
            json.string(key.mask)
            json.key("user")
            json.string(key.user.email)
            json.key("scopes")
            json.beginArray()
            for scope in key.scopes { json.string(scope) }
            json.endArray()
            json.key("projects")
            if let projects = key.projects {
                json.beginArray()
                for project in projects { json.integer(project) }
                json.endArray()
            } else {
                json.null()
            }
            for (name, moment) in [
                ("created_at", key.createdAt as Timestamp?), ("last_used_at", key.lastUsedAt), ("revoked_at", key.revokedAt),
            ] {
                json.key(name)
                if let moment { json.string(moment.description) } else { json.null() }
            }
            json.endObject()
        }
    }
}
