internal import AssayDomain
internal import AssayStore
internal import Glibc
internal import JSON
internal import Threads

/// A process that uses a store until a test kills it or a write fails. It prints a line for each acknowledged write.
@main
enum StoreChild {
    static func main() {
        let arguments = CommandLine.arguments
        do {
            switch arguments[1] {
            case "create": try create(ChildFixture(arguments[2]), prefix: "\(getpid())")
            case "import": try importItems(ChildFixture(arguments[2]))
            case "record": try record(ChildFixture(arguments[2]))
            case "fill": try fill(arguments[2], limit: rlim_t(arguments[3]) ?? 0)
            case "open": try openUnprivileged(arguments[2])
            default: printLine("unknown: \(arguments[1])")
            }
        } catch let error as StoreError {
            printLine(error.sentence)
        } catch {
            printLine("\(error)")
        }
    }

    /// Creates items on four threads until the process is killed.
    private static func create(_ fixture: ChildFixture, prefix: String) throws {
        for thread in 0..<4 {
            let creation = try SystemThread.start {
                var count = 0
                while (try? fixture.createItem("\(prefix)-\(thread)-\(count)")) != nil {
                    printLine("\(prefix)-\(thread)-\(count)")
                    count += 1
                }
            }
            creation.detach()
        }
        while true { pause() }
    }

    /// Imports items until the process is killed, without publishing.
    private static func importItems(_ fixture: ChildFixture) throws {
        let items = try fixture.beginImport()
        while true {
            _ = try items.append((0..<1000).map { DatasetItem.Content(output: JSONText(compact: "\($0)")) })
            printLine("\(items.created)")
        }
    }

    /// Records ranges of ten results until the process is killed.
    private static func record(_ fixture: ChildFixture) throws {
        let run = try fixture.createRun()
        printLine("\(run.id)")
        var after: Int64 = 0
        while true {
            let range = ItemRange(after: after, through: after + 10)
            let results = (after + 1...after + 10).map { item in
                CellResult(
                    item: item, itemVersion: 1, evaluation: 0, trial: 1, outcome: .verdict(.yes("so"), passed: true), attempts: 1,
                    latencyMicroseconds: 1, createdAt: .now())
            }
            fixture.store.record(JudgedCells(results, pass: .initial, finished: range, microseconds: 0), under: run.token) { outcome in
                if case .success = outcome { printLine("\(range.through)") }
            }
            after += 10
        }
    }

    /// Creates items until the limit of the file size is reached, then one more after the limit has been removed.
    private static func fill(_ path: String, limit: rlim_t) throws {
        signal(SIGXFSZ, SIG_IGN)
        let fixture = try ChildFixture(path)
        setFileLimit(limit)
        var count = 0
        do {
            while true {
                try fixture.createItem("item-\(count)")
                printLine("item-\(count)")
                count += 1
            }
        } catch let error as StoreError {
            printLine(error.sentence)
        }
        setFileLimit(.max)
        try fixture.createItem("after")
        printLine("after")
        fixture.store.close()
    }

    private static func openUnprivileged(_ path: String) throws {
        if geteuid() == 0 { setuid(65534) }
        try Store(path: path, role: .daemon).close()
        printLine("opened")
    }

    private static func setFileLimit(_ limit: rlim_t) {
        var limits = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
        limits.rlim_cur = min(limit, limits.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
    }
}

/// Writes each line with one system call, so that no partial line is written.
private func printLine(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}
