internal import AssayDomain
internal import AssayStore
internal import Glibc
internal import HTTPClient
internal import JSON

/// The checks of `assay doctor`: everything that serving needs.
struct DoctorChecks {
    let data: DataOption
    /// Whether the results of all ended runs are recounted.
    var recountsAll = false

    /// Maximum number of results to recount without `--all`, newest runs first. Takes some seconds.
    private static let recountLimit = 2_000_000

    /// The results of all checks, ordered so that the first problem explains the later ones.
    func results() -> [CheckResult] {
        let database = database()
        // An unreadable database has its own result already.
        let totals = database.isOK ? totals() : nil
        return [directory(), space(), administratorKey(), database, totals, nginx(), socket(), readiness()].compactMap { $0 }
    }

    private func directory() -> CheckResult {
        let subject = "data directory"
        var facts = stat()
        guard stat(data.directory, &facts) == 0 else {
            return .problem(subject, "\(data.directory) cannot be read (\(reason)): `assay serve` creates it, --data names another one.")
        }
        guard access(data.directory, R_OK | W_OK | X_OK) == 0 else {
            return .problem(subject, "This user cannot write to \(data.directory): run `assay doctor` as the daemon's user.")
        }
        guard facts.st_mode & 0o022 == 0 else {
            return .problem(subject, "Other users can write to \(data.directory) and replace the data: chmod go-w \(data.directory)")
        }
        guard facts.st_mode & 0o007 == 0 else {
            return .problem(subject, "All users can read \(data.directory): chmod o= \(data.directory)")
        }
        return .fine(subject, data.directory)
    }

    private func space() -> CheckResult? {
        var facts = statvfs()
        guard statvfs(data.directory, &facts) == 0 else { return nil }
        let free = (Int(facts.f_bavail) * Int(facts.f_frsize)) >> 20
        guard free >= 100 else {
            return .problem(
                "disk", "Only \(free) MiB are free on the disk of \(data.directory): free some space, or no results can be stored.")
        }
        return .fine("disk", "\(NumberFormat.count(free)) MiB are free")
    }

    /// `nil` if the file was deleted, which is recommended. While it exists, only the daemon's user may read it.
    private func administratorKey() -> CheckResult? {
        let path = "\(data.directory)/\(AdministratorKey.file)"
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        guard facts.st_mode & 0o077 == 0 else { return .problem("first key", "Other users can read \(path): chmod 600 \(path)") }
        return .fine("first key", "only the daemon's user can read \(path)")
    }

    private func database() -> CheckResult {
        do {
            return try data.withStore { store in
                guard let first = try store.integrityProblems().first else { return .fine("database", "\(data.database) is intact") }
                return .problem("database", "\(data.database) is damaged (\(first)): stop the daemon and restore it from a backup.")
            }
        } catch {
            return .problem("database", error.sentence)
        }
    }

    /// Compares the stored totals of ended runs with their recounted results.
    private func totals() -> CheckResult {
        do {
            return try data.withStore { store in
                var (checked, skipped, cells) = (0, 0, 0)
                for project in try store.projects() {
                    var offset = 0
                    while true {
                        let page = try store.batchRuns(in: project.number, Window(limit: 100, offset: offset))
                        for run in page.rows where run.status.isFinal {
                            let tallies = try store.totals(of: run.id).tallies
                            let size = tallies.reduce(0) { $0 + $1.ended }
                            // A small run after a skipped large one is still counted.
                            guard recountsAll || cells + size <= Self.recountLimit else {
                                skipped += 1
                                continue
                            }
                            cells += size
                            guard try zip(tallies, store.recount(of: run.id)).allSatisfy({ $0.agrees(with: $1) }) else {
                                return .problem(
                                    "totals", "The totals of run \(run.id) differ from its results: keep the database and report this.")
                            }
                            checked += 1
                        }
                        offset += page.rows.count
                        if page.rows.isEmpty { break }
                    }
                }
                let verb = skipped == 1 ? "was" : "were"
                let unchecked = skipped > 0 ? "; \(NumberFormat.counted(skipped, "run")) \(verb) not counted again: add --all" : ""
                return .fine("totals", "the totals of \(NumberFormat.counted(checked, "ended run")) agree with their results\(unchecked)")
            }
        } catch {
            return .problem("totals", error.sentence)
        }
    }

    private func nginx() -> CheckResult {
        do {
            let program = try Installation.nginx()
            let version = try ChildProcess.output(of: program, ["-v"], withErrors: true) ?? ""
            let number = version.split(separator: "/").last?.split(whereSeparator: \.isWhitespace).first
            return .fine("nginx", "\(program) \(number ?? "?"), configured by \(try Installation.nginxConfiguration())")
        } catch {
            return .problem("nginx", error.sentence)
        }
    }

    private func socket() -> CheckResult {
        let path: String
        do { path = try Daemon.socket(of: data.directory) } catch { return .problem("daemon", error.sentence) }
        guard UnixSocket.answers(path) else {
            return .problem("daemon", "No process listens on \(path): start it with `assay serve --data \(data.directory)`.")
        }
        return .fine("daemon", "listens on \(path)")
    }

    private func readiness() -> CheckResult {
        let url: String
        do { url = try CommandEnvironment.url() } catch { return .problem("front", error.sentence) }
        guard let answer = try? HTTPSession().send(HTTPRequest("GET", "\(url)/readyz", timeout: .seconds(5))) else {
            return .problem("front", "Nothing answers at \(url): start it with `assay serve`, or set ASSAY_URL.")
        }
        guard answer.status == 200 else {
            return .problem("front", "\(url)/readyz answers \(answer.status): \(answer.explanation)")
        }
        return .fine("front", "\(url) is ready")
    }

    private var reason: String { String(cString: strerror(errno)) }
}

struct CheckResult {
    let subject: String
    let isOK: Bool
    let sentence: String

    static func fine(_ subject: String, _ sentence: String) -> CheckResult {
        CheckResult(subject: subject, isOK: true, sentence: sentence)
    }

    static func problem(_ subject: String, _ sentence: String) -> CheckResult {
        CheckResult(subject: subject, isOK: false, sentence: sentence)
    }

    /// `{"subject", "ok", "finding"}`
    var json: JSONText {
        JSONText.object { json in
            json.member("subject", subject)
            json.member("ok", isOK)
            json.member("finding", sentence)
        }
    }
}

/// A socket in the file system.
private enum UnixSocket {
    /// Whether a process accepts connections on the socket.
    static func answers(_ path: String) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { buffer in
            guard bytes.count < buffer.count else { return false }
            buffer.copyBytes(from: bytes)
            return true
        }
        guard fits else { return false }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }
}
