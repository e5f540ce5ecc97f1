internal import AssayStore
internal import Glibc
internal import HTTPClient

/// Looks at everything that serving needs.
struct Examination {
    let data: DataOption

    /// One for each thing looked at, in an order in which the first problem explains the later ones.
    func findings() -> [Finding] {
        [directory(), space(), administratorKey(), database(), totals(), nginx(), socket(), answer()].compactMap { $0 }
    }

    private func directory() -> Finding {
        let subject = "data directory"
        var facts = stat()
        guard stat(data.directory, &facts) == 0 else {
            return .problem(subject, "\(data.directory) cannot be read (\(reason)): `assay serve` makes it, --data names another one.")
        }
        guard access(data.directory, R_OK | W_OK | X_OK) == 0 else {
            return .problem(subject, "This user cannot write in \(data.directory): run this as the daemon's user.")
        }
        guard facts.st_mode & 0o007 == 0 else {
            return .problem(subject, "Everyone may look into \(data.directory): chmod o= \(data.directory)")
        }
        return .fine(subject, data.directory)
    }

    private func space() -> Finding? {
        var facts = statvfs()
        guard statvfs(data.directory, &facts) == 0 else { return nil }
        let free = (Int(facts.f_bavail) * Int(facts.f_frsize)) >> 20
        guard free >= 100 else {
            return .problem("disk", "Only \(free) MiB are free on the disk of \(data.directory): make room, or nothing can be recorded.")
        }
        return .fine("disk", "\(Figures.count(free)) MiB are free")
    }

    /// It may be gone, and had better be; while it is there it is nobody else's business.
    private func administratorKey() -> Finding? {
        let path = "\(data.directory)/\(AdministratorKey.file)"
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        guard facts.st_mode & 0o077 == 0 else { return .problem("first key", "Others may read \(path): chmod 600 \(path)") }
        return .fine("first key", "\(path) is the daemon's user's alone")
    }

    private func database() -> Finding {
        do {
            return try data.administer { store in
                guard let first = try store.integrityProblems().first else { return .fine("database", "\(data.database) is intact") }
                return .problem("database", "\(data.database) is damaged (\(first)): stop the daemon and restore it from a backup.")
            }
        } catch {
            return .problem("database", error.sentence)
        }
    }

    /// What ended runs say of themselves, against their results counted again; nothing where there is no database.
    private func totals() -> Finding? {
        try? data.administer { store in
            var runs = 0
            for project in try store.projects() {
                var page = try store.batchRuns(in: project.number, Window(limit: 100, offset: 0))
                var offset = 0
                while !page.rows.isEmpty {
                    for run in page.rows where run.status.isFinal {
                        guard try zip(store.totals(of: run.id).tallies, store.recount(of: run.id)).allSatisfy({ $0.agrees(with: $1) })
                        else {
                            return .problem("totals", "Run \(run.id) has other totals than results: keep the database and report this.")
                        }
                        runs += 1
                    }
                    offset += page.rows.count
                    page = try store.batchRuns(in: project.number, Window(limit: 100, offset: offset))
                }
            }
            return .fine("totals", "the totals of \(Figures.counted(runs, "ended run")) agree with their results")
        }
    }

    private func nginx() -> Finding {
        do {
            let program = try Installation.nginx()
            let version = try ChildProcess.output(of: program, ["-v"], withErrors: true) ?? ""
            let number = version.split(separator: "/").last?.split(whereSeparator: \.isWhitespace).first
            return .fine("nginx", "\(program) \(number ?? "?"), configured by \(try Installation.nginxConfiguration())")
        } catch {
            return .problem("nginx", error.sentence)
        }
    }

    private func socket() -> Finding {
        let path = "\(data.directory)/assayd.sock"
        guard UnixSocket.answers(path) else {
            return .problem("daemon", "Nothing listens on \(path): start it with `assay serve --data \(data.directory)`.")
        }
        return .fine("daemon", "listens on \(path)")
    }

    private func answer() -> Finding {
        let url: String
        do { url = try Environment.url() } catch { return .problem("front", error.sentence) }
        guard let answer = try? HTTPClient().send(HTTPRequest("GET", "\(url)/readyz", patience: .seconds(5))) else {
            return .problem("front", "Nothing answers at \(url): start it with `assay serve`, or set ASSAY_URL.")
        }
        guard answer.status == 200 else {
            return .problem("front", "\(url)/readyz answers \(answer.status): \(String(decoding: answer.body.prefix(300), as: UTF8.self))")
        }
        return .fine("front", "\(url) is ready")
    }

    private var reason: String { String(cString: strerror(errno)) }
}
