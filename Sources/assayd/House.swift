internal import AssayAPI
internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import Catalog
internal import EvaluatorKit
internal import FastCGI
internal import Logging

/// Every room of the daemon, opened in order and closed in the other one.
struct House {
    private let directory: DataDirectory
    private let store: Store
    private let runner: Runner
    private let server: Server
    private let log: Logger

    init(_ configuration: Configuration, adminKeyFile: String?) throws(StartProblem) {
        let log = OperatorLog.logger(level: configuration.word(.logLevel))
        directory = try DataDirectory(configuration.data)
        do {
            store = try Store(path: directory.database, role: .daemon)
        } catch {
            throw StartProblem(error.sentence)
        }
        try FirstStart.prepare(store, directory, keyFile: adminKeyFile)
        runner = Runner(store: store, registry: Catalog.registry, workers: configuration.number(.runnerWorkers)) { event in
            log.record(event)
        }
        do {
            try runner.start()
        } catch {
            throw StartProblem(error.sentence)
        }
        let metrics = Metrics(store: store, runner: runner)
        let front = Front(
            api: Self.api(store, runner, configuration, log), store: store, runner: runner, metrics: metrics, log: log)
        do {
            server = try Server(
                .init(socketPath: directory.socket, threads: configuration.number(.frontThreads)), handler: front.respond)
        } catch {
            runner.stop()
            throw StartProblem(error.sentence)
        }
        metrics.watch(server)
        self.log = log
        log.notice("serving", metadata: ["data": "\(directory.path)", "threads": "\(configuration.number(.frontThreads))"])
    }

    /// Finishes requests, then what is being judged, then what waits to be written.
    func close() {
        log.notice("stopping")
        let answered = server.stop(deadline: .seconds(4))
        let judged = runner.stop(within: .seconds(4))
        store.close()
        log.notice("stopped", metadata: ["in_time": "\(answered && judged)"])
    }

    private static func api(_ store: Store, _ runner: Runner, _ configuration: Configuration, _ log: Logger) -> API {
        var limits = API.Limits()
        limits.page = configuration.number(.pageLimit)
        limits.importBody = configuration.number(.importBody)
        return API(store: store, registry: Catalog.registry, runner: runner, limits: limits) { failure, request in
            let reason = (failure as? StoreError)?.sentence ?? "\(type(of: failure))"
            log.error("request failed", metadata: ["request": "\(request)", "reason": "\(reason)"])
        }
    }
}

extension Logger {
    fileprivate func record(_ event: RunnerEvent) {
        switch event {
        case .began(let run, let resumed): notice("run began", metadata: ["run": "\(run)", "resumed": "\(resumed)"])
        case .ended(let run, let status, let reason):
            notice("run ended", metadata: ["run": "\(run)", "status": "\(status.rawValue)", "reason": "\(reason ?? "")"])
        case .stalled(let run, let reason): warning("run stalled", metadata: ["run": "\(run)", "reason": "\(reason)"])
        }
    }
}
