import Foundation
import NginxSupport
import ServedAssay
import Testing

/// `assay serve` and `assay demo`, with a real nginx.
@Suite struct ServingTests {
    @Test(arguments: [SIGTERM, SIGINT])
    func bothProgramsStopWithIt(signal: Int32) throws {
        let assay = try AssayServer()
        let children = try assay.children()
        #expect(children.count == 2)
        kill(assay.process.processIdentifier, signal)
        assay.process.waitUntilExit()
        #expect(assay.process.terminationStatus == 0 && assay.process.terminationReason == .exit)
        for child in children { #expect(kill(child, 0) != 0) }
    }

    @Test func itsChildrenEndWhereItIsKilled() throws {
        let assay = try AssayServer()
        let socket = "\(assay.data)/assayd.sock"
        #expect(FileManager.default.fileExists(atPath: socket))
        kill(assay.process.processIdentifier, SIGKILL)
        assay.process.waitUntilExit()
        // A daemon that is stopped removes its socket. The lock is free once the daemon has ended.
        let lock = open("\(assay.data)/assayd.lock", O_RDWR)
        #expect(flock(lock, LOCK_EX) == 0)
        close(lock)
        #expect(!FileManager.default.fileExists(atPath: socket))
    }

    @Test(arguments: ["assayd", "nginx"])
    func aProgramThatEndsByItselfTakesTheOtherWithIt(program: String) throws {
        let assay = try AssayServer()
        let children = try assay.children()
        let victim = try #require(
            children.first { (try? String(contentsOfFile: "/proc/\($0)/comm", encoding: .utf8)) == "\(program)\n" })
        kill(victim, SIGKILL)
        assay.process.waitUntilExit()
        #expect(assay.process.terminationStatus == 1)
        #expect(try assay.log().contains("\(program) exited unexpectedly (signal 9)"))
        for child in children { #expect(kill(child, 0) != 0) }
    }

    @Test func aPortInUseIsOneSentence() throws {
        let assay = try AssayServer()
        let port = assay.url.split(separator: ":").last!
        let second = try Command().run("serve", "--data", "\(assay.directory.path)/other", "--listen", "127.0.0.1:\(port)")
        #expect(second.status == 1 && second.output.isEmpty)
        #expect(
            second.errors
                == "Port \(port) is in use on 127.0.0.1: stop what listens there, or choose another with --listen 127.0.0.1:PORT.\n")
    }

    @Test func aDataDirectoryThatIsServedAlreadyIsRefused() throws {
        let assay = try AssayServer()
        let second = try Command().run("serve", "--data", assay.data, "--listen", "127.0.0.1:0")
        #expect(second.status == 1)
        #expect(second.errors.contains("Another assayd uses the data directory \(assay.data)"))
    }

    @Test func aSocketElsewhereIsServed() throws {
        let scratch = TemporaryFolder()
        let served = try Command(environment: ["ASSAY_SOCKET": "\(scratch.path)/elsewhere.sock"]).start(
            ["serve", "--data", "\(scratch.path)/data", "--listen", "127.0.0.1:0"], output: scratch.file("out"), errors: scratch.file("err")
        )
        try eventually("it serves") { try scratch.text("out").hasSuffix("\n") || !served.isRunning }
        #expect(try scratch.text("out").hasPrefix("ready http://"))
        served.terminate()
        served.waitUntilExit()
        let log = try scratch.text("err")
        #expect(served.terminationStatus == 0, "\(log)")
    }

    /// Ignores SIGTERM. After 3.5 seconds it accepts connections and never answers, so that a request is pending at the deadline.
    private static let unresponsiveDaemon = """
        trap '' TERM
        sleep 3.5
        exec python3 -c '
        import os, socket, sys, time
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(sys.argv[1])
        listener.listen()
        os.write(1, b"ready")
        time.sleep(300)
        ' "$1"
        """

    /// With a daemon that never gets ready, one whose socket does not answer, and one that delays the failure as long as possible.
    @Test(arguments: [
        (daemon: "exec sleep 300", reason: "assayd has not finished starting"),
        (daemon: "touch \"$1\"; echo ready; exec sleep 300", reason: "nginx answers 502 ("),
        (daemon: ServingTests.unresponsiveDaemon, reason: "nginx does not answer"),
    ])
    func whatDoesNotGetReadyEndsWithTheReason(daemon: String, reason: String) throws {
        let scratch = TemporaryFolder()
        let programs = "\(scratch.path)/.build"
        try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: false)
        try FileManager.default.copyItem(at: Command.folder.appendingPathComponent("assay"), to: URL(fileURLWithPath: "\(programs)/assay"))
        try FileManager.default.createSymbolicLink(
            at: URL(fileURLWithPath: "\(scratch.path)/nginx"), withDestinationURL: Command.repository.appendingPathComponent("nginx"))
        let socket = "\(scratch.path)/data/assayd.sock"
        let script = """
            #!/bin/sh
            mkdir -p '\(scratch.path)/data'
            case "$1" in --print-config) echo '{"socket": {"value": "\(socket)"}}'; exit ;; esac
            set -- '\(socket)'
            \(daemon)

            """
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.write(script, to: ".build/assayd"))
        let (output, errors) = (scratch.file("out"), scratch.file("err"))
        let served = Process()
        served.executableURL = URL(fileURLWithPath: "\(programs)/assay")
        served.arguments = ["serve", "--data", "\(scratch.path)/data", "--listen", "127.0.0.1:0"]
        (served.standardOutput, served.standardError) = (output, errors)
        let clock = ContinuousClock()
        let duration = try clock.measure {
            try served.run()
            served.waitUntilExit()
        }
        // It takes at most 30 seconds by itself, and the daemon would run for 300.
        #expect(duration < .seconds(120))
        #expect(served.terminationStatus == 1)
        #expect(try scratch.text("out").isEmpty)
        let text = try scratch.text("err")
        #expect(text.contains("not ready within") && text.contains(reason), "\(text)")
        #expect(!text.contains("({"), "\(text)")
        #expect(text.split(separator: "\n").count < 100)
    }

    /// The output of shell commands with a file system of `size` MiB at `data` and functions that serve it.
    private func onSmallDisk(_ size: Int, _ commands: String) throws -> [Substring] {
        let scratch = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(scratch.path)/data", withIntermediateDirectories: false)
        let script = """
            set -eu
            cd '\(scratch.path)'
            mount -t tmpfs -o size=\(size)m,mode=710 tmpfs data
            serve() {
                : >out
                '\(Command.folder.path)/assay' serve --data data --listen 127.0.0.1:0 --admin-key-file key >out 2>>err &
                until grep -q ready out; do kill -0 $! || exit 1; sleep 0.05; done
                url=$(sed 's/ready //' out)
            }
            call() { curl -sS -w ' %{http_code}\\n' -H "Authorization: Bearer $(cat key)" "$@"; }
            stop() { kill $!; wait $!; }
            \(commands)
            """
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
        shell.arguments = ["-m", "sh", "-c", script]
        shell.environment = childEnvironment(["PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"])
        shell.standardOutput = output
        try shell.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        let log = (try? scratch.text("err")) ?? ""
        #expect(shell.terminationStatus == 0, "\(text) \(log)")
        return text.split(separator: "\n")
    }

    /// Another program fills the disk while nothing is served. The daemon starts twice, because the first start must leave enough space for the
    /// second.
    @Test(.enabled(if: getuid() == 0, "only root can mount a small file system"))
    func aFullDiskIsServedForReading() throws {
        let lines = try onSmallDisk(
            16,
            """
            serve
            call -H 'Content-Type: application/json' -d '{"name": "kept"}' "$url/api/projects/1/datasets/"
            stop
            dd if=/dev/zero of=data/filler bs=4k 2>/dev/null || true
            for start in 1 2; do
                serve
                call "$url/api/projects/1/datasets/"
                stop
            done
            """)
        #expect(lines.count == 3 && lines.dropFirst().allSatisfy { $0.contains(#""count":1"#) && $0.contains("kept") }, "\(lines)")
    }

    /// The rows of the failed import are deleted, so that others can write and the next start has enough space.
    @Test(.enabled(if: getuid() == 0, "only root can mount a small file system"))
    func anImportThatFillsTheDiskGivesItsSpaceBack() throws {
        let lines = try onSmallDisk(
            40,
            #"""
            head -c 1000 /dev/zero | tr '\0' x >kilobyte
            seq 26000 | sed "s/.*/{\"input\": \"& $(cat kilobyte)\"}/" >items
            new() { call -H 'Content-Type: application/json' -d "{\"name\": \"$1\"}" "$url/api/projects/1/datasets/"; }
            serve
            id=$(new first | sed 's/.*"id":"\([^"]*\)".*/\1/')
            import() { call -H 'Content-Type: application/x-ndjson' --data-binary @"$1" "$url/api/projects/1/datasets/$id/items/import/"; }
            for attempt in 1 2; do import items; new second; done
            call "$url/readyz"
            head -n 5000 items >some
            import some
            stop
            serve
            call "$url/api/projects/1/dataset_items/?limit=1"
            stop
            """#)
        let statuses = lines.map { $0.suffix(3) }
        #expect(statuses == ["503", "201", "503", "201", "200", "200", "200"], "\(lines.map { $0.suffix(200) })")
        #expect(lines.first?.contains("The disk is full") == true)
        #expect(lines.last?.contains(#""count":5000"#) == true)
    }

    @Test func whereItAnswersIsSaidInJSON() throws {
        let scratch = TemporaryFolder()
        let served = try Command().start(
            ["serve", "--data", "\(scratch.path)/data", "--listen", "127.0.0.1:0", "--json"], output: scratch.file("out"),
            errors: scratch.file("err"))
        try eventually("it serves") { try scratch.text("out").hasSuffix("\n") || !served.isRunning }
        served.terminate()
        served.waitUntilExit()
        let text = try JSONSerialization.jsonObject(with: Data(scratch.text("out").utf8)) as? [String: String]
        #expect(text?["url"]?.hasPrefix("http://127.0.0.1:") == true)

        let demo = try Command().run("demo", "--data", "\(scratch.path)/demo", "--listen", "127.0.0.1:0", "--json")
        #expect(demo.status == 0, "\(demo.errors)")
        let object = try demo.object()
        #expect(object["key_file"] as? String == "\(scratch.path)/demo/admin.key")
        #expect((object["run"] as? [String: Any])?["planned"] as? Int == 72)
    }

    @Test func theDemonstrationIsScoredOnce() throws {
        let scratch = TemporaryFolder()
        let first = try Command().run("demo", "--data", "\(scratch.path)/data", "--listen", "127.0.0.1:0")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.lines.first?.hasPrefix("ready http://127.0.0.1:") == true)
        #expect(first.output.contains("24 items created"))
        for evaluation in ["exact: ", "close: ", "no question back: "] {
            #expect(first.lines.contains { $0.hasPrefix(evaluation) })
        }
        let key = try String(contentsOfFile: "\(scratch.path)/data/admin.key", encoding: .utf8).dropLast()
        #expect(first.lines.contains("Key   in \(scratch.path)/data/admin.key") && !(first.output + first.errors).contains(key))

        let second = try Command().run("demo", "--data", "\(scratch.path)/data", "--listen", "127.0.0.1:0", "--json")
        #expect(second.status == 0 && !(second.output + second.errors).contains(key))
        #expect(second.errors.contains("is not scored again"))
    }

    @Test func aDemonstrationThatHasStoppedSaysHowToGoOn() throws {
        let scratch = TemporaryFolder()
        let demo = try Command().run("demo", "--data", "\(scratch.path)/da ta", "--listen", "127.0.0.1:0")
        let url = try #require(demo.lines.first?.split(separator: " ").last)
        #expect(demo.lines.contains("URL   \(url) (no longer served)"))
        let next = try #require(demo.lines.first { $0.hasPrefix("Next  ") }).dropFirst(6)
        let then = try #require(demo.lines.first { $0.hasPrefix("Then  ") }).dropFirst(6)
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c",
            """
            ready='\(scratch.path)/ready'
            mkfifo "$ready"
            \(next) >"$ready" &
            read line <"$ready"
            \(then)
            kill $!
            """,
        ]
        shell.environment = childEnvironment(["PATH": "/usr/local/bin:/usr/bin:/bin"])
        shell.standardOutput = output
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(text.hasPrefix("ITEM") && text.split(separator: "\n").count == 73, "\(demo.output)\(text)")
    }

    @Test func aTerminalIsShownTheFirstKeyOnce() throws {
        let scratch = TemporaryFolder()
        let data = "\(scratch.path)/data"
        let drawn = try (1...2).map { _ in
            let terminal = Process()
            let output = Pipe()
            terminal.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            terminal.arguments = [
                "python3", Command.repository.appendingPathComponent("Tests/AssayCommandTests/terminal.py").path, "200",
                Command.folder.appendingPathComponent("assay").path, "demo", "--data", data, "--listen", "127.0.0.1:0",
            ]
            terminal.standardOutput = output
            try terminal.run()
            defer { terminal.waitUntilExit() }
            return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        let key = try String(contentsOfFile: "\(data)/admin.key", encoding: .utf8).dropLast()
        #expect(drawn[0].contains("Key   \(key) (in \(data)/admin.key)\r\n"), "\(drawn[0])")
        #expect(drawn[1].contains("Key   in \(data)/admin.key\r\n") && !drawn[1].contains(key))
    }
}
