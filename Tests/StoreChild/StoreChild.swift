internal import AssayDomain
internal import AssayStore
internal import Glibc
internal import JSON
internal import Threads

/// A process that uses a store until something bad happens to it. It says what was acknowledged, a line each, on standard output.
@main
enum StoreChild {
    static func main() {
        let arguments = CommandLine.arguments
        do {
            switch arguments[1] {
            case "create": try create(Ground(arguments[2]), said: "\(getpid())")
            case "import": try importItems(Ground(arguments[2]))
            case "record": try record(Ground(arguments[2]))
            case "fill": try fill(arguments[2], limit: rlim_t(arguments[3]) ?? 0)
            case "open": try openAsNobody(arguments[2])
            default: say("unknown: \(arguments[1])")
            }
        } catch let error as StoreError {
            say(error.sentence)
        } catch {
            say("\(error)")
        }
    }

    /// Creates items on four threads for ever.
    private static func create(_ ground: Ground, said prefix: String) throws {
        for thread in 0..<4 {
            let creation = try SystemThread.start {
                var count = 0
                while (try? ground.createItem("\(prefix)-\(thread)-\(count)")) != nil {
                    say("\(prefix)-\(thread)-\(count)")
                    count += 1
                }
            }
            creation.detach()
        }
        while true { pause() }
    }

    /// Imports for ever and never publishes.
    private static func importItems(_ ground: Ground) throws {
        let items = try ground.beginImport()
        while true {
            _ = try items.append((0..<1000).map { DatasetItem.Content(output: JSONText(compact: "\($0)")) })
            say("\(items.created)")
        }
    }

    /// Records ranges of ten results for ever.
    private static func record(_ ground: Ground) throws {
        let run = try ground.createRun()
        say("\(run)")
        var after: Int64 = 0
        while true {
            let range = ItemRange(after: after, through: after + 10)
            let results = (after + 1...after + 10).map { item in
                CellResult(
                    item: item, itemVersion: 1, evaluation: 0, trial: 1, ending: .verdict(.yes("so"), passed: true), attempts: 1,
                    latencyMicroseconds: 1, createdAt: .now())
            }
            ground.store.record(JudgedRange(WorkRange(.first, range), results: results, microseconds: 0), in: run) { outcome in
                if case .success = outcome { say("\(range.through)") }
            }
            after += 10
        }
    }

    /// Creates items until the file may grow no more, then once more after it may.
    private static func fill(_ path: String, limit: rlim_t) throws {
        signal(SIGXFSZ, SIG_IGN)
        let ground = try Ground(path)
        setFileLimit(limit)
        var count = 0
        do {
            while true {
                try ground.createItem("item-\(count)")
                say("item-\(count)")
                count += 1
            }
        } catch let error as StoreError {
            say(error.sentence)
        }
        setFileLimit(.max)
        try ground.createItem("after")
        say("after")
        ground.store.close()
    }

    private static func openAsNobody(_ path: String) throws {
        if geteuid() == 0 { setuid(65534) }
        try Store(path: path, role: .daemon).close()
        say("opened")
    }

    private static func setFileLimit(_ limit: rlim_t) {
        var limits = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
        limits.rlim_cur = min(limit, limits.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
    }
}

/// One write for one line, so that a line is whole or not there.
private func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}
