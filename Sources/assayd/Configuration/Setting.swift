internal import Glibc

/// What can be configured: by a flag, else by the environment, else by `assay.json` in the data directory.
enum Setting: String, CaseIterable {
    case data
    case socket
    case frontThreads = "front.threads"
    case frontStreams = "front.streams"
    case frontMemory = "front.memory"
    case frontKeptConnections = "front.kept_connections"
    case runnerWorkers = "runner.workers"
    case runnerEvaluatorTimeout = "runner.evaluator_timeout"
    case apiMaxLimit = "api.max_limit"
    case importMaxBody = "import.max_body"
    case logLevel = "log.level"

    enum Kind {
        case path
        case number(ClosedRange<Int>)
        case choice([String])
    }

    /// As `assay.json` and people call it.
    var key: String { rawValue }
    /// `--front-threads`
    var flag: String { "--" + String(key.map { $0 == "." || $0 == "_" ? "-" : $0 }) }
    /// `ASSAY_FRONT_THREADS`
    var variable: String { "ASSAY_" + String(key.uppercased().map { $0 == "." ? "_" : $0 }) }
}

extension Setting {
    var kind: Kind {
        switch self {
        case .data, .socket: .path
        case .frontThreads, .frontStreams, .runnerWorkers: .number(1...1024)
        case .frontKeptConnections: .number(0...1023)
        case .runnerEvaluatorTimeout: .number(1...86_400)
        case .frontMemory: .number(1...Int.max)
        case .apiMaxLimit: .number(1...1_000_000)
        case .importMaxBody: .number(1...Int.max)
        case .logLevel: .choice(["debug", "info", "notice", "warning", "error"])
        }
    }

    /// What holds where nobody says anything; `data` is the data directory.
    func standard(data: String) -> String {
        switch self {
        case .data: "data"
        case .socket: "\(data)/assayd.sock"
        case .frontThreads: "32"
        case .frontStreams: "64"
        case .frontMemory: "\(160 << 20)"
        case .frontKeptConnections: "0"
        case .runnerWorkers: "\(max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))))"
        case .runnerEvaluatorTimeout: "10"
        case .apiMaxLimit: "10000"
        case .importMaxBody: "\(1 << 30)"
        case .logLevel: "info"
        }
    }

    /// One line for `--help`.
    var summary: String {
        switch self {
        case .data: "the data directory"
        case .socket: "the socket that nginx connects to"
        case .frontThreads: "requests answered at once"
        case .frontMemory: "bytes of memory for large bodies and answers at once, beyond which they are refused with 503"
        case .frontStreams: "exports and large pages of datasets, items or evaluations sent beside those; half of them for one project"
        case .frontKeptConnections: "connections that nginx keeps open: keepalive x worker_processes, and long streams"
        case .runnerWorkers: "threads that judge"
        case .runnerEvaluatorTimeout: "seconds that an evaluator may take for one item"
        case .apiMaxLimit: "rows of a page at most"
        case .importMaxBody: "bytes of an import at most; nginx has a limit of its own"
        case .logLevel: "the least of debug, info, notice, warning and error that is written"
        }
    }
}
