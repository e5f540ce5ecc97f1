internal import AssayDomain
internal import AssayStore
internal import Digest
internal import Glibc

/// What an empty database gets: an organization, a project, an administrator and a key that opens everything.
enum FirstStart {
    /// Does nothing where there is a project already. The key goes to `keyFile`, else to a terminal, else to `admin.key` in the data
    /// directory; it is written before it works, so that it cannot be lost.
    static func prepare(_ store: Store, _ directory: DataDirectory, keyFile: String?) throws(StartProblem) {
        do {
            guard try store.projects().isEmpty else { return }
            let organization = try store.organization(named: "default")
            let user = try store.createUser(email: "admin@localhost", organization: organization.id)
            let secret = KeySecret.new(prefix: "phx_")
            try deliver(secret.text, to: keyFile, or: "\(directory.path)/admin.key")
            _ = try store.createKey(
                label: "first start", hash: KeySecret.hash(secret.text), mask: secret.mask, scopes: ["*"], projects: nil, user: user)
            // Last: until there is a project, the next start begins again.
            _ = try store.createProject(
                name: "Default project", captureToken: KeySecret.new(prefix: "phc_").text, organization: organization.id)
        } catch let problem as StartProblem {
            throw problem
        } catch let error as StoreError {
            throw StartProblem(error.sentence)
        } catch {
            throw StartProblem("The first start failed: \(error).")
        }
    }

    private static func deliver(_ key: String, to keyFile: String?, or ownFile: String) throws(StartProblem) {
        if keyFile == nil, isatty(STDERR_FILENO) == 1 {
            let message = Array("The administrator's key, shown once: \(key)\n".utf8)
            guard write(STDERR_FILENO, message, message.count) == message.count else {
                throw StartProblem("The administrator's key could not be shown: name a file for it with --admin-key-file.")
            }
            return
        }
        let path = keyFile ?? ownFile
        let descriptor = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        let line = Array("\(key)\n".utf8)
        guard descriptor >= 0, fchmod(descriptor, 0o600) == 0, write(descriptor, line, line.count) == line.count,
            fsync(descriptor) == 0, Glibc.close(descriptor) == 0
        else {
            throw StartProblem(
                "The administrator's key cannot be written to \(path) (\(String(cString: strerror(errno)))): name another file with --admin-key-file."
            )
        }
    }
}
