internal import CProcess
internal import Glibc
internal import JSON

/// `assayd` on its way up and down.
enum Daemon {
    /// Starts it and waits for the line `ready`; `nil` where somebody asked to stop meanwhile, and nothing runs any more.
    static func start(_ plan: ServeSupervisor.Plan, _ interrupts: Interrupts, before deadline: StartDeadline) throws(Failure)
        -> ChildProcess?
    {
        var ends: (output: Int32, input: Int32) = (0, 0)
        try openPipe(&ends)
        defer { close(ends.output) }
        var arguments = ["--data", plan.data]
        if let file = plan.adminKeyFile { arguments += ["--admin-key-file", file] }
        let daemon = try ChildProcess(try Installation.daemon(), arguments, out: ends.input, err: plan.log)
        close(ends.input)

        var said: [UInt8] = []
        while true {
            switch next(from: ends.output, &said) {
            case .said: if said.starts(with: "ready".utf8) { return daemon }
            case .ended:
                daemon.stop([(SIGTERM, .seconds(10))])
                throw Failure("assayd did not start. Its last log lines say why.")
            case .nothingYet:
                if let signal = interrupts.next(within: .zero), signal != SIGCHLD {
                    stop(daemon)
                    return nil
                }
                guard !deadline.isOver else {
                    daemon.stop([(SIGTERM, .seconds(3))])
                    throw deadline.failure("assayd has not finished starting. Its last log lines say what it is doing")
                }
            }
        }
    }

    /// The socket that it listens on, as its flags, the environment and `assay.json` say.
    static func socket(of data: String) throws(Failure) -> String {
        guard let socket = try settings(of: data)["socket"]?["value"]?.string else {
            throw Failure("assayd does not print its socket: are both programs of the same version?")
        }
        return socket
    }

    /// The configuration that it would start with: `{"front.threads": {"value", "source"}, …}`.
    static func settings(of data: String) throws(Failure) -> JSONValue {
        guard let output = try ChildProcess.output(of: try Installation.daemon(), ["--print-config", "--data", data]) else {
            throw Failure("assayd would not start with this configuration.")
        }
        guard let settings = try? JSONValue(parsing: Array(output.utf8)) else {
            throw Failure("assayd's configuration cannot be read: are both programs of the same version?")
        }
        return settings
    }

    /// It has ten seconds to finish what it does.
    static func stop(_ daemon: ChildProcess) {
        daemon.stop([(SIGTERM, .seconds(12))])
    }

    private enum News { case said, ended, nothingYet }

    /// Waits a moment for more of what it says.
    private static func next(from output: Int32, _ said: inout [UInt8]) -> News {
        var waited = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard poll(&waited, 1, 50) > 0 else { return .nothingYet }
        var piece = [UInt8](repeating: 0, count: 256)
        let count = read(output, &piece, piece.count)
        guard count > 0 else { return .ended }
        said += piece.prefix(count)
        return .said
    }

    private static func openPipe(_ ends: inout (output: Int32, input: Int32)) throws(Failure) {
        var descriptors: [Int32] = [0, 0]
        guard assay_pipe(&descriptors) == 0 else { throw Failure("No pipe can be made: \(String(cString: strerror(errno))).") }
        ends = (descriptors[0], descriptors[1])
    }
}
