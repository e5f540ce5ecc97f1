internal import AssayDomain
internal import AssayStore
internal import Digest
internal import Glibc

/// Prepares a new database: an organization, a project, and an administrator whose key has all scopes.
struct FirstStart {
    let store: Store
    let directory: DataDirectory
    /// File for the key, if one was configured.
    let adminKeyFile: String?

    /// Completes the preparation, including that of an interrupted earlier start.
    func prepare() throws {
        guard try store.keys().isEmpty else { return }
        let organization = try store.findOrCreateOrganization(named: "default")
        if try store.projects().isEmpty {
            _ = try store.createProject(
                name: "Default project", captureToken: KeySecret.new(prefix: "phc_").text, organization: organization.id)
        }
        let user = try store.findOrCreateUser(email: "admin@localhost", organization: organization.id)
        // Deliver the key before storing it: a stored key that was not delivered would lock the administrator out.
        let secret = KeySecret.new(prefix: "phx_")
        try deliver(secret)
        _ = try store.createKey(
            label: "Administrator", hash: KeySecret.hash(secret.text), mask: secret.mask, scopes: ["*"], projects: nil, user: user)
    }

    private func deliver(_ secret: KeySecret) throws {
        if adminKeyFile == nil, StandardStreams.errorIsTerminal {
            return StandardStreams.error("\nThe administrator's key, shown only once: \(secret.text)\n\n")
        }
        try write("\(secret.text)\n", to: adminKeyFile ?? directory.adminKey)
    }

    /// Writes a file that only its owner can read, even if it existed with other permissions.
    private func write(_ text: String, to path: String) throws(AdminKeyError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw AdminKeyError(path: path, code: errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard fchmod(descriptor, 0o600) == 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw AdminKeyError(path: path, code: errno)
        }
    }
}

/// Why the administrator's key could not be written.
struct AdminKeyError: UserFacingError, Equatable {
    let path: String
    let code: CInt

    var sentence: String {
        "The administrator's key cannot be written to \(path) (\(String(cString: strerror(code)))): name another file with --admin-key-file."
    }
}
