internal import AssayDomain
internal import AssayStore
internal import Glibc
internal import HTTPClient

/// Looks at everything that serving needs.
struct DoctorChecks {
    let data: DataOption
    /// Whether the results of every ended run are counted again, however many there are.
    var recountsAll = false

    /// Results that are counted again otherwise, newest runs first: some seconds' work.
    private static let recountLimit = 2_000_000

    /// One for each thing looked at, in an order in which the first problem explains the later ones.
    func findings() -> [CheckResult] {
        let database = database()
        // A database that cannot be read has said so already.
        let totals = database.isWell ? totals() : nil
        return [directory(), space(), administratorKey(), database, totals, nginx(), socket(), answer()].compactMap { $0 }
    }

    private func directory() -> CheckResult {
        let subject = "data directory"
        var facts = stat()
        guard stat(data.directory, &facts) == 0 else {
            return .problem(subject, "\(data.directory) cannot be read (\(reason)): `assay serve` makes it, --data names another one.")
        }
        guard access(data.directory, R_OK | W_OK | X_OK) == 0 else {
            return .problem(subject, "This user cannot write in \(data.directory): run this as the daemon's user.")
        }
        guard facts.st_mode & 0o022 == 0 else {
            return .problem(subject, "Other users may write to \(data.directory) and replace the data: chmod go-w \(data.directory)")
        }
        guard facts.st_mode & 0o007 == 0 else {
            return .problem(subject, "Everyone may look into \(data.directory): chmod o= \(data.directory)")
        }
        return .fine(subject, data.directory)
    }

    private func space() -> CheckResult? {
        var facts = statvfs()
        guard statvfs(data.directory, &facts) == 0 else { return nil }
        let free = (Int(facts.f_bavail) * Int(facts.f_frsize)) >> 20
        guard free >= 100 else {
            return .problem("disk", "Only \(free) MiB are free on the disk of \(data.directory): make room, or nothing can be recorded.")
        }
        return .fine("disk", "\(NumberFormat.count(free)) MiB are free")
    }

    /// It may be gone, and had better be; while it is there it is nobody else's business.
    private func administratorKey() -> CheckResult? {
        let path = "\(data.directory)/\(AdministratorKey.file)"
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        guard facts.st_mode & 0o077 == 0 else { return .problem("first key", "Others may read \(path): chmod 600 \(path)") }
        return .fine("first key", "\(path) is the daemon's user's alone")
    }

    private func database() -> CheckResult {
        do {
            return try data.administer { store in
                guard let first = try store.integrityProblems().first else { return .fine("database", "\(data.database) is intact") }
                return .problem("database", "\(data.database) is damaged (\(first)): stop the daemon and restore it from a backup.")
            }
        } catch {
            return .problem("database", error.sentence)
        }
    }

    /// The totals of ended runs, against their results counted again.
    private func totals() -> CheckResult {
        do {
            return try data.administer { store in
                var (checked, left, cells) = (0, 0, 0)
                for project in try store.projects() {
                    var offset = 0
                    while true {
                        let page = try store.batchRuns(in: project.number, Window(limit: 100, offset: offset))
                        for run in page.rows where run.status.isFinal {
                            let tallies = try store.totals(of: run.id).tallies
                            let size = tallies.reduce(0) { $0 + $1.ended }
                            // A small run after a large one that was left out is still counted.
                            guard recountsAll || cells + size <= Self.recountLimit else {
                                left += 1
                                continue
                            }
                            cells += size
                            guard try zip(tallies, store.recount(of: run.id)).allSatisfy({ $0.agrees(with: $1) }) else {
                                return .problem("totals", "Run \(run.id) has other totals than results: keep the database and report this.")
                            }
                            checked += 1
                        }
                        offset += page.rows.count
                        if page.rows.isEmpty { break }
                    }
                }
                let verb = left == 1 ? "was" : "were"
                let unchecked = left > 0 ? "; \(NumberFormat.counted(left, "run")) \(verb) not counted again: add --all" : ""
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

    private func answer() -> CheckResult {
        let url: String
        do { url = try CommandEnvironment.url() } catch { return .problem("front", error.sentence) }
        guard let answer = try? HTTPClient().send(HTTPRequest("GET", "\(url)/readyz", patience: .seconds(5))) else {
            return .problem("front", "Nothing answers at \(url): start it with `assay serve`, or set ASSAY_URL.")
        }
        guard answer.status == 200 else {
            return .problem("front", "\(url)/readyz answers \(answer.status): \(answer.explanation)")
        }
        return .fine("front", "\(url) is ready")
    }

    private var reason: String { String(cString: strerror(errno)) }
}
