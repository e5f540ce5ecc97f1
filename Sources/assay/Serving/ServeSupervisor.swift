internal import Glibc
internal import HTTPClient
internal import JSON

/// Starts and stops `assayd` and the nginx in front of it. Both are child processes and end with this program.
struct ServeSupervisor {
    let url: String
    private let daemon: ChildProcess
    private let nginx: ChildProcess
    private let interrupts: Interrupts

    /// The data to serve and where.
    struct Options {
        var data: String
        var listen: ListenAddress
        var adminKeyFile: String?
        /// The descriptor for the logs of both programs.
        var log = STDERR_FILENO
    }

    /// `{"url"}`
    var json: JSONText {
        JSONText.object { json in json.member("url", url) }
    }

    /// Starts both programs and waits until requests are answered. Returns `nil` if a signal to stop arrives first.
    static func start(_ options: Options) throws(Failure) -> ServeSupervisor? {
        // Signals are blocked before the first child starts, so that its exit is not missed.
        let interrupts = Interrupts([SIGINT, SIGTERM, SIGHUP, SIGCHLD])
        let deadline = StartDeadline()
        let nginxSetup = try NginxSetup()
        let address = try options.listen.checkedAddress()
        let socket = try Daemon.socket(of: options.data)
        guard let daemon = try Daemon.start(options, interrupts, before: deadline) else { return nil }
        do {
            let arguments = try nginxSetup.arguments(data: options.data, socket: socket, address: address)
            let nginx = try ChildProcess(nginxSetup.program, arguments, out: options.log, err: options.log)
            let supervisor = ServeSupervisor(url: address.url, daemon: daemon, nginx: nginx, interrupts: interrupts)
            return try supervisor.waitUntilReady(before: deadline) ? supervisor : nil
        } catch {
            Daemon.stop(daemon)
            throw error
        }
    }

    /// Serves until a signal to stop arrives; throws if a program exits unexpectedly. Both programs have ended afterwards.
    func run() throws(Failure) {
        repeat { try checkBothRunning() } while interrupts.next() == SIGCHLD
        stop()
    }

    /// Stops nginx first, which finishes its requests and needs the daemon for that, and then the daemon.
    func stop() {
        nginx.stop([(SIGQUIT, .seconds(5)), (SIGTERM, .seconds(2))])
        Daemon.stop(daemon)
    }

    /// Waits for the first response. Returns false after stopping both programs if a signal to stop arrives first.
    private func waitUntilReady(before deadline: StartDeadline) throws(Failure) -> Bool {
        let client = HTTPSession()
        var pause: Duration = .milliseconds(5)
        while true {
            let outcome = Result { try client.send(HTTPRequest("GET", "\(url)/healthz", timeout: .seconds(5))) }
            if case .success(let answer) = outcome, answer.status == 200 {
                warnIfNotReady(client)
                return true
            }
            try checkBothRunning()
            guard !deadline.isOver else {
                nginx.stop([(SIGTERM, .seconds(1))])
                daemon.stop([(SIGTERM, .seconds(3))])
                throw deadline.failure(Self.reason(outcome))
            }
            if let signal = interrupts.next(within: pause), signal != SIGCHLD {
                stop()
                return false
            }
            // Longer pauses keep the log short: nginx logs each attempt that does not reach the daemon.
            pause = min(pause * 2, .seconds(1))
        }
    }

    private static func reason(_ outcome: Result<HTTPResponse, any Error>) -> String {
        switch outcome {
        case .success(let answer):
            "nginx answers \(answer.status) (\(answer.explanation)); see its log lines for the reason"
        case .failure(let error): "nginx does not answer (\((error as? HTTPError)?.sentence ?? "\(error)"))"
        }
    }

    /// Prints a warning if only reads work, for example because the disk is full.
    private func warnIfNotReady(_ client: borrowing HTTPSession) {
        guard let answer = try? client.send(HTTPRequest("GET", "\(url)/readyz", timeout: .seconds(5))), answer.status != 200 else {
            return
        }
        Console.printError("Serving, but not ready (\(answer.status)): \(answer.explanation)")
    }

    /// Stops both programs and throws if one has exited.
    private func checkBothRunning() throws(Failure) {
        if let exit = daemon.exitDescription() {
            stop()
            throw Failure("assayd exited unexpectedly (\(exit)), so nginx was stopped, too. See its last log lines for the reason.")
        }
        if let exit = nginx.exitDescription() {
            stop()
            throw Failure("nginx exited unexpectedly (\(exit)), so assayd was stopped, too. See its last log lines for the reason.")
        }
    }
}

/// The deadline for the start of both programs. `assay serve` fails within 30 seconds in total: the last request may begin just before the
/// deadline and take 5 seconds, and stopping both programs takes up to 4 seconds.
struct StartDeadline {
    private let instant = ContinuousClock.now + Self.timeout

    private static let timeout: Duration = .seconds(20)

    var isOver: Bool { ContinuousClock.now >= instant }

    /// - Parameter reason: a sentence without its full stop.
    func failure(_ reason: String) -> Failure {
        Failure("Assay was not ready within \(Self.timeout.components.seconds) seconds: \(reason).")
    }
}
