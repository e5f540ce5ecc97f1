internal import Glibc

/// The settings of the daemon: each can be set by a flag, an environment variable, or `assay.json` in the data directory.
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

    /// Name in `assay.json` and in messages.
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

    /// Default value. `data` is the data directory.
    func defaultValue(data: String) -> String {
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
        case .data: "data directory"
        case .socket: "socket that nginx connects to"
        case .frontThreads: "requests answered at the same time"
        case .frontMemory: "bytes of memory for large request and response bodies; requests beyond it are refused with 503"
        case .frontStreams: "exports and large pages sent at the same time, besides those requests; at most half for one project"
        case .frontKeptConnections:
            """
            threads occupied by connections that nginx keeps open, if keep-alive is on: keepalive x worker_processes, plus streams that stay \
            open
            """
        case .runnerWorkers: "threads that run evaluations"
        case .runnerEvaluatorTimeout: "time limit of an evaluator per cell, in seconds"
        case .apiMaxLimit: "maximum page size, in rows"
        case .importMaxBody: "maximum import body, in bytes; nginx has a limit of its own"
        case .logLevel: "minimum log level: debug, info, notice, warning or error"
        }
    }
}
