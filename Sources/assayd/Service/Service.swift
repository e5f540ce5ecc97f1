internal import AssayAPI
internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import BuildInfo
internal import Catalog
internal import EvaluatorKit
internal import FastCGI
internal import Glibc
internal import Logging

/// The daemon: starts all components and stops them in order.
struct Service {
    private let store: Store
    private let runner: Runner
    private let server: Server
    private let operations: Operations
    private let reserve: DiskReserve
    private let logger: Logger

    /// How long stopping waits for requests and then for chunks; together less than the ten seconds that a supervisor waits.
    private static let requestDeadline: Duration = .seconds(5)
    private static let chunkDeadline: Duration = .seconds(3)

    /// Serves until a signal asks to stop.
    static func run(_ configuration: Configuration, adminKeyFile: String?) throws {
        _ = ProcessFacts.start
        ProcessMemory.limitRetention()
        let signals = StopSignals()
        // The database, the socket and the key file are accessible only to their owner.
        umask(0o077)
        let service = try Service(configuration, adminKeyFile: adminKeyFile)
        StandardStreams.output("ready\n")
        signals.waitForStop { service.logger.notice("signal ignored", metadata: ["signal": "\($0)"]) }
        service.stop()
    }

    private init(_ configuration: Configuration, adminKeyFile: String?) throws {
        let directory = try DataDirectory(configuration.data)
        let logger = Logger(label: "assayd") { _ in
            LineLogHandler(logLevel: Logger.Level(rawValue: configuration.logLevel) ?? .info)
        }
        reserve = DiskReserve(in: directory)
        if reserve.releaseIfNeeded() { logger.warning("disk full", metadata: ["directory": "\(directory.path)"]) }
        store = try Store(path: directory.database, role: .daemon)
        try FirstStart(store: store, directory: directory, adminKeyFile: adminKeyFile).prepare()
        try directory.markDatabaseCreated()
        let evaluators = EvaluatorCache(EvaluatorCatalog.registry)
        runner = Runner(
            store: store, evaluators: evaluators, engine: LocalEngine(workers: configuration.runnerWorkers) { logger.log($0) },
            owner: "assayd",
            evaluatorTimeout: .seconds(configuration.runnerEvaluatorTimeout)
        ) { logger.log($0) }
        try runner.start()
        operations = Service.operations(store, evaluators, runner, configuration, logger)
        server = try Server(.init(socketPath: configuration.socket, threads: configuration.frontThreads), handler: operations.respond)
        operations.metrics.observe(server)
        // SQLite's files exist now, so the reserve cannot take their space.
        reserve.allocate()
        self.logger = logger
        logger.notice(
            "ready",
            metadata: [
                "socket": "\(configuration.socket)", "version": "\(Build.version)", "commit": "\(Build.commit ?? "unknown")",
            ])
    }

    private static func operations(
        _ store: Store, _ evaluators: EvaluatorCache, _ runner: Runner, _ configuration: Configuration, _ logger: Logger
    ) -> Operations {
        let log = RequestLog(logger: logger)
        var limits = API.Limits()
        limits.page = configuration.apiMaxLimit
        limits.importBody = configuration.importMaxBody
        limits.imports = max(1, configuration.frontThreads / 4)
        limits.streams = configuration.frontStreams
        limits.memory = configuration.frontMemory
        let api = API(store: store, evaluators: evaluators, runner: runner, limits: limits) { log.write($0, requestID: $1) }
        return Operations(api: api, store: store, runner: runner, metrics: Metrics(), log: log)
    }

    /// Stops accepting requests, finishes those in progress, and records finished results.
    private func stop() {
        logger.notice("stopping")
        if !server.stop(deadline: Self.requestDeadline) {
            logger.warning("requests were cut off")
            operations.logCutOff()
        }
        if !runner.stop(within: Self.chunkDeadline) { logger.warning("chunks were cut off, and will be judged again") }
        store.close()
        reserve.allocate()
        logger.notice("stopped")
    }
}

extension Logger {
    /// Logs an event of the runner.
    func log(_ event: RunnerEvent) {
        switch event {
        case .began(let run, let resumed):
            notice("run began", metadata: ["run": "\(run)", "resumed": "\(resumed)"])
        case .ended(let run, let status, let reason):
            var facts: Metadata = ["run": "\(run)", "status": "\(status.rawValue)"]
            if let reason { facts["reason"] = "\(reason)" }
            notice("run ended", metadata: facts)
        case .blocked(let run, let reason):
            error("run blocked by the store, retrying", metadata: ["run": "\(run)", "reason": "\(reason)"])
        case .lost(let run):
            warning("run taken over by another process", metadata: ["run": "\(run)"])
        case .takeoverFailed(let reason):
            error("runs could not be taken over, retrying", metadata: ["reason": "\(reason)"])
        case .internalError(let run, let what):
            error("internal error in run", metadata: ["run": "\(run)", "what": "\(what)"])
        }
    }
}

/// The signals that the daemon handles itself. They are blocked before the first thread starts, so that only `waitForStop` receives them.
struct StopSignals {
    /// Signals that ask for an orderly stop.
    private static let stopSignals = [SIGTERM, SIGINT]
    /// Signals that supervisors and log rotation send to have files reopened. Assay has none to reopen and ignores them.
    private static let ignoredSignals = [SIGHUP: "SIGHUP", SIGUSR1: "SIGUSR1", SIGUSR2: "SIGUSR2"]

    private var set = sigset_t()

    init() {
        sigemptyset(&set)
        for signal in Self.stopSignals + Array(Self.ignoredSignals.keys) { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // Writing to a closed pipe fails with EPIPE instead of killing the process.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Waits for a signal that asks to stop. `onIgnored` is called with the name of each ignored signal.
    func waitForStop(onIgnored: (String) -> Void) {
        var set = set
        var signal: CInt = 0
        while true {
            guard sigwait(&set, &signal) == 0 else { continue }
            guard let name = Self.ignoredSignals[signal] else { return }
            onIgnored(name)
        }
    }
}
