internal import Glibc
internal import HTTPClient
internal import JSON

/// `assayd` and the nginx in front of it: children of this program, which end with it.
struct House {
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
    static func open(_ plan: Plan) throws(Failure) -> House? {
        // Blocked before the first child is started, so that no ending is missed.
        let interrupts = Interrupts([SIGINT, SIGTERM, SIGHUP, SIGCHLD])
        let setting = try NginxSetting()
        let address = try plan.listen.claimed()
        guard let daemon = try Daemon.start(plan, interrupts) else { return nil }
        do {
            let nginx = try ChildProcess(
                setting.program, try setting.arguments(data: plan.data, address: address), out: plan.log, err: plan.log)
            let house = House(url: address.url, daemon: daemon, nginx: nginx, interrupts: interrupts)
            return try house.isAnswered() ? house : nil
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
    private func isAnswered() throws(Failure) -> Bool {
        let client = HTTPClient()
        while true {
            let answer = try? client.send(HTTPRequest("GET", "\(url)/readyz", patience: .seconds(5)))
            if answer?.status == 200 { return true }
            try checkBothLive()
            if let signal = interrupts.next(within: .milliseconds(5)), signal != SIGCHLD {
                close()
                return false
            }
        }
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
