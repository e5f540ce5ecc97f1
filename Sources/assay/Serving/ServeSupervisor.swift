internal import Glibc
internal import HTTPClient
internal import JSON

/// `assayd` and the nginx in front of it: children of this program, which end with it.
struct ServeSupervisor {
    let url: String
    private let daemon: ChildProcess
    private let nginx: ChildProcess
    private let interrupts: Interrupts

    /// What to serve, and how.
    struct Plan {
        var data: String
        var listen: ListenAddress
        var adminKeyFile: String?
        /// Where both programs write their logs.
        var log = STDERR_FILENO
    }

    /// `{"url"}`
    var json: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("url")
            json.string(url)
            json.endObject()
        }
    }

    /// Starts both and waits until requests are answered; `nil` where somebody asked to stop meanwhile.
    static func open(_ plan: Plan) throws(Failure) -> ServeSupervisor? {
        // Blocked before the first child is started, so that no ending is missed.
        let interrupts = Interrupts([SIGINT, SIGTERM, SIGHUP, SIGCHLD])
        let deadline = StartDeadline()
        let setting = try NginxSetting()
        let address = try plan.listen.claimed()
        let socket = try Daemon.socket(of: plan.data)
        guard let daemon = try Daemon.start(plan, interrupts, before: deadline) else { return nil }
        do {
            let arguments = try setting.arguments(data: plan.data, socket: socket, address: address)
            let nginx = try ChildProcess(setting.program, arguments, out: plan.log, err: plan.log)
            let house = ServeSupervisor(url: address.url, daemon: daemon, nginx: nginx, interrupts: interrupts)
            return try house.isAnswered(before: deadline) ? house : nil
        } catch {
            Daemon.stop(daemon)
            throw error
        }
    }

    /// Serves until somebody asks to stop; throws when a program ends by itself. Nothing runs any more afterwards.
    func keepOpen() throws(Failure) {
        repeat { try checkBothLive() } while interrupts.next() == SIGCHLD
        close()
    }

    /// nginx finishes the requests it has, which takes the daemon; then the daemon finishes its own work.
    func close() {
        nginx.stop([(SIGQUIT, .seconds(5)), (SIGTERM, .seconds(2))])
        Daemon.stop(daemon)
    }

    /// Waits for the first answer; false where somebody asked to stop meanwhile, and nothing runs any more.
    private func isAnswered(before deadline: StartDeadline) throws(Failure) -> Bool {
        let client = HTTPClient()
        var pause: Duration = .milliseconds(5)
        while true {
            let outcome = Result { try client.send(HTTPRequest("GET", "\(url)/healthz", patience: .seconds(5))) }
            if case .success(let answer) = outcome, answer.status == 200 {
                warnIfNotReady(client)
                return true
            }
            try checkBothLive()
            guard !deadline.isOver else {
                nginx.stop([(SIGTERM, .seconds(1))])
                daemon.stop([(SIGTERM, .seconds(3))])
                throw deadline.failure(Self.reason(outcome))
            }
            if let signal = interrupts.next(within: pause), signal != SIGCHLD {
                close()
                return false
            }
            // nginx logs each attempt that does not reach the daemon.
            pause = min(pause * 2, .seconds(1))
        }
    }

    private static func reason(_ outcome: Result<HTTPResponse, any Error>) -> String {
        switch outcome {
        case .success(let answer):
            "nginx answers \(answer.status) (\(answer.explanation)), and its log lines say why"
        case .failure(let error): "nginx does not answer (\((error as? HTTPError)?.sentence ?? "\(error)"))"
        }
    }

    /// Says what keeps writes from working, such as a full disk: reads are answered meanwhile.
    private func warnIfNotReady(_ client: borrowing HTTPClient) {
        guard let answer = try? client.send(HTTPRequest("GET", "\(url)/readyz", patience: .seconds(5))), answer.status != 200 else {
            return
        }
        Console.complain("Serving, but not ready (\(answer.status)): \(answer.explanation)")
    }

    /// One that ended takes the other with it.
    private func checkBothLive() throws(Failure) {
        if let ending = daemon.ending() {
            close()
            throw Failure("assayd ended by itself \(ending), so nginx was stopped, too. What it wrote last says why.")
        }
        if let ending = nginx.ending() {
            close()
            throw Failure("nginx ended by itself \(ending), so assayd was stopped, too. What it wrote last says why.")
        }
    }
}
