internal import AssayDomain
internal import AssayStore
internal import Glibc
internal import HTTPClient

/// Looks at everything that serving needs.
struct Examination {
    let data: DataOption

    func findings() -> [Finding] {
        [directory, database, recount, nginx, daemon].compactMap { $0() }
    }

    private func directory() -> Finding? {
        var facts = stat()
        guard stat(data.directory, &facts) == 0 else {
            return bad("data directory", "\(data.directory) cannot be read (\(reason)): `assay serve` makes it, --data names another one.")
        }
        guard access(data.directory, W_OK | X_OK) == 0 else {
            return bad("data directory", "This user cannot write in \(data.directory): run as the daemon's user.")
        }
        guard facts.st_mode & 0o007 == 0 else {
            return bad("data directory", "Everyone may look into \(data.directory): chmod 700 it.")
        }
        return good("data directory", data.directory)
    }

    private func database() -> Finding? {
        do {
            return try data.administer { store in
                let problems = try store.integrityProblems()
                guard let first = problems.first else { return good("database", "\(data.database) is intact") }
                return bad("database", "\(data.database) is damaged (\(first)): stop the daemon and restore it from a backup.")
            }
        } catch {
            return bad("database", error.sentence)
        }
    }

    /// What runs say of themselves, against their results counted again.
    private func recount() -> Finding? {
        do {
            return try data.administer { store in
                var runs = 0
                for project in try store.projects() {
                    for run in try store.batchRuns(in: project.number, Window(limit: 100, offset: 0)).rows {
                        runs += 1
                        guard try store.tallies(of: run.id) == store.recount(of: run.id) || !run.status.isFinal else {
                            return bad("counts", "The totals of run \(run.id) differ from its results: please report it with the database.")
                        }
                    }
                }
                return good("counts", "the totals of \(Figures.counted(runs, "run")) agree with their results")
            }
        } catch {
            return nil
        }
    }

    private func nginx() -> Finding? {
        do {
            return good("nginx", "\(try Installation.nginx()), configured by \(try Installation.nginxConfiguration())")
        } catch {
            return bad("nginx", error.sentence)
        }
    }

    private func daemon() -> Finding? {
        let url = Environment.url
        guard let answer = try? HTTPClient().send(HTTPRequest("GET", "\(url)/readyz", patience: .seconds(5))) else {
            return bad("daemon", "Nothing answers at \(url): start it with `assay serve`, or set ASSAY_URL.")
        }
        guard answer.status == 200 else {
            return bad("daemon", "\(url) answers \(answer.status): \(String(decoding: answer.body.prefix(300), as: UTF8.self))")
        }
        return good("daemon", "\(url) is ready")
    }

    private var reason: String { String(cString: strerror(errno)) }
    private func good(_ subject: String, _ sentence: String) -> Finding { Finding(subject: subject, isWell: true, sentence: sentence) }
    private func bad(_ subject: String, _ sentence: String) -> Finding { Finding(subject: subject, isWell: false, sentence: sentence) }
}
