internal import AssayAPI
internal import AssayRunner
internal import AssayStore
internal import BuildInfo
internal import Catalog
internal import FastCGI
internal import Glibc
internal import Logging

/// The daemon, put together: everything that starts here ends here.
struct Service {
    private let store: Store
    private let runner: Runner
    private let server: Server
    private let operations: Operations
    private let reserve: DiskReserve
    private let logger: Logger

    /// How long requests and then chunks may take to finish; together less than the ten seconds that a supervisor waits.
    private static let requestDeadline: Duration = .seconds(5)
    private static let chunkDeadline: Duration = .seconds(3)

    /// Serves until somebody asks to stop.
    static func run(_ configuration: Configuration, adminKeyFile: String?) throws {
        _ = ProcessFacts.start
        ProcessMemory.keepSmall()
        let signals = StopSignals()
        // The database, the socket's file and what the administrator is given are nobody else's.
        umask(0o077)
        let service = try Service(configuration, adminKeyFile: adminKeyFile)
        StandardStreams.standard("ready\n")
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
        runner = Runner(
            store: store, registry: Catalog.registry, workers: configuration.runnerWorkers,
            evaluatorTimeout: .seconds(configuration.runnerEvaluatorTimeout)
        ) { logger.log($0) }
        try runner.start()
        operations = Service.operations(store, runner, configuration, logger)
        let operations = operations
        server = try Server(.init(socketPath: configuration.socket, threads: configuration.frontThreads)) { operations.respond(to: $0) }
        operations.metrics.watch(server)
        // The files that SQLite needs exist by now.
        reserve.take()
        self.logger = logger
        logger.notice(
            "ready",
            metadata: [
                "socket": "\(configuration.socket)", "version": "\(Build.version)", "commit": "\(Build.commit ?? "unknown")",
            ])
    }

    private static func operations(_ store: Store, _ runner: Runner, _ configuration: Configuration, _ logger: Logger) -> Operations {
        let log = RequestLog(logger: logger)
        var limits = API.Limits()
        limits.page = configuration.apiMaxLimit
        limits.importBody = configuration.importMaxBody
        limits.imports = max(1, configuration.frontThreads / 4)
        limits.streams = configuration.frontStreams
        limits.memory = configuration.frontMemory
        let api = API(store: store, registry: Catalog.registry, runner: runner, limits: limits) { log.write($0, requestID: $1) }
        return Operations(api: api, store: store, runner: runner, metrics: Metrics(), log: log)
    }

    /// Accepts nothing more, finishes what is running, and writes it down.
    private func stop() {
        logger.notice("stopping")
        if !server.stop(deadline: Self.requestDeadline) {
            logger.warning("requests were cut off")
            operations.noteCutOff()
        }
        if !runner.stop(within: Self.chunkDeadline) { logger.warning("chunks were cut off, and will be judged again") }
        store.close()
        reserve.take()
        logger.notice("stopped")
    }
}
