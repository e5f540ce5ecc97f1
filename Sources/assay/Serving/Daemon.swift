internal import Glibc
internal import JSON

/// Starts, configures and stops `assayd`.
enum Daemon {
    /// Starts it and waits for its line `ready`. Returns `nil` after stopping it if a signal to stop arrives first.
    static func start(_ options: ServeSupervisor.Options, _ interrupts: Interrupts, before deadline: StartDeadline) throws(Failure)
        -> ChildProcess?
    {
        let pipe = try Pipe()
        defer { close(pipe.readEnd) }
        var arguments = ["--data", options.data]
        if let file = options.adminKeyFile { arguments += ["--admin-key-file", file] }
        let daemon = try ChildProcess(try Installation.daemon(), arguments, out: pipe.writeEnd, err: options.log)
        close(pipe.writeEnd)

        var output: [UInt8] = []
        while true {
            switch nextEvent(of: pipe.readEnd, &output) {
            case .output: if output.starts(with: "ready".utf8) { return daemon }
            case .end:
                daemon.stop([(SIGTERM, .seconds(10))])
                throw Failure("assayd did not start. See its last log lines for the reason.")
            case .timeout:
                if let signal = interrupts.next(within: .zero), signal != SIGCHLD {
                    stop(daemon)
                    return nil
                }
                guard !deadline.isOver else {
                    daemon.stop([(SIGTERM, .seconds(3))])
                    throw deadline.failure("assayd has not finished starting. See its last log lines for what it is doing")
                }
            }
        }
    }

    /// The path of the socket that it listens on, as configured by its flags, the environment and `assay.json`.
    static func socket(of data: String) throws(Failure) -> String {
        guard let socket = try settings(of: data)["socket"]?["value"]?.string else {
            throw Failure("assayd does not print its socket: use assay and assayd of the same version.")
        }
        return socket
    }

    /// The configuration that it starts with: `{"front.threads": {"value", "source"}, …}`.
    static func settings(of data: String) throws(Failure) -> JSONValue {
        guard let output = try ChildProcess.output(of: try Installation.daemon(), ["--print-config", "--data", data]) else {
            throw Failure("assayd does not accept the configuration: see its message above.")
        }
        guard let settings = try? JSONValue(parsing: Array(output.utf8)) else {
            throw Failure("The configuration that assayd prints cannot be read: use assay and assayd of the same version.")
        }
        return settings
    }

    /// Stops it. It has twelve seconds to finish its work.
    static func stop(_ daemon: ChildProcess) {
        daemon.stop([(SIGTERM, .seconds(12))])
    }

    private enum PipeEvent { case output, end, timeout }

    /// Waits up to 50 ms for more output and appends it.
    private static func nextEvent(of pipe: Int32, _ output: inout [UInt8]) -> PipeEvent {
        var descriptor = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, 50) > 0 else { return .timeout }
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = read(pipe, &buffer, buffer.count)
        guard count > 0 else { return .end }
        output += buffer.prefix(count)
        return .output
    }
}
