import Foundation
import NginxSupport
import Testing

/// Tests of the program `assayd`, found beside the test program.
@Suite struct DaemonTests {
    private let scratch = ScratchDirectory()

    private struct ExitedProcess {
        let status: Int32
        let output: String
        let error: String
    }

    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/assayd"

    private func start(_ arguments: [String]) throws -> (process: Process, output: Pipe, error: Pipe) {
        let process = Process()
        let (output, error) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = arguments
        process.environment = childEnvironment()
        (process.standardOutput, process.standardError) = (output, error)
        try process.run()
        return (process, output, error)
    }

    /// Runs a daemon that exits by itself.
    private func runToExit(_ arguments: [String]) throws -> ExitedProcess {
        let (process, output, error) = try start(arguments)
        let outputBytes = output.fileHandleForReading.readDataToEndOfFile()
        let errorBytes = error.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return ExitedProcess(
            status: process.terminationStatus, output: String(decoding: outputBytes, as: UTF8.self),
            error: String(decoding: errorBytes, as: UTF8.self))
    }

    private func startAndStop(_ data: String) throws {
        let (process, output, _) = try start(["--data", data])
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private func expectSentence(_ exited: ExitedProcess, _ part: String) {
        #expect(exited.status == 1)
        #expect(exited.output == "")
        #expect(exited.error.contains(part))
        #expect(exited.error.hasPrefix("assayd: ") && exited.error.split(separator: "\n").count == 1)
    }

    @Test func saysReadyOnceAndEndsInOrder() throws {
        let data = scratch.path + "/data"
        let (process, output, error) = try start(["--data", data])
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
        expectSentence(try runToExit(["--data", data]), "Another assayd uses the data directory")
        process.terminate()
        let outputBytes = output.fileHandleForReading.readDataToEndOfFile()
        let log = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        #expect(outputBytes.isEmpty)
        #expect(log.contains("event=stopped"))

        let key = try String(contentsOfFile: data + "/admin.key", encoding: .utf8)
        #expect(key.hasPrefix("phx_") && key.count == 48)
        #expect(!log.contains(key.dropLast()))
        for name in ["admin.key", "assay.db"] {
            let mode = try FileManager.default.attributesOfItem(atPath: "\(data)/\(name)")[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        #expect(!FileManager.default.fileExists(atPath: data + "/assayd.sock"))
    }

    @Test func theFirstStartIsTheOnlyOneThatMakesAKey() throws {
        let file = scratch.path + "/key"
        for attempt in 1...2 {
            let (process, output, _) = try start(["--data", scratch.path + "/data", "--admin-key-file", file])
            #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
            process.terminate()
            process.waitUntilExit()
            #expect(FileManager.default.fileExists(atPath: file) == (attempt == 1))
            try? FileManager.default.removeItem(atPath: file)
        }
    }

    @Test func aDamagedDatabaseIsOneSentence() throws {
        try String(repeating: "not a database ", count: 1000).write(toFile: scratch.path + "/assay.db", atomically: false, encoding: .utf8)
        expectSentence(try runToExit(["--data", scratch.path]), "is damaged or is not Assay's")
    }

    @Test func aPlaceWhereNothingCanBeIsOneSentence() throws {
        expectSentence(try runToExit(["--data", "/proc/assay"]), "cannot be created")
        try "".write(toFile: scratch.path + "/file", atomically: false, encoding: .utf8)
        expectSentence(try runToExit(["--data", scratch.path + "/file"]), "Not a directory")
    }

    @Test func aSocketPathThatIsTooLongIsOneSentence() throws {
        let long = scratch.path + "/" + String(repeating: "l", count: 100)
        expectSentence(try runToExit(["--data", long]), "use a shorter directory")
    }

    @Test(arguments: [0o777, 0o1777, 0o770])
    func aDirectoryThatOthersMayWriteToIsRefused(mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch.path)
        expectSentence(try runToExit(["--data", scratch.path]), "Other users may write to \(scratch.path)")
    }

    @Test func aDatabaseThatOthersMayWriteToIsRefused() throws {
        let data = scratch.path + "/data"
        try startAndStop(data)
        let database = data + "/assay.db"
        try FileManager.default.setAttributes([.posixPermissions: 0o660], ofItemAtPath: database)
        expectSentence(try runToExit(["--data", data]), "Other users may write to \(database)")
    }

    @Test(.enabled(if: getuid() == 0, "only root can give a file away"))
    func aDatabaseOrDirectoryOfAnotherUserIsRefused() throws {
        let data = scratch.path + "/data"
        try startAndStop(data)
        let database = data + "/assay.db"
        #expect(chown(database, 65534, 65534) == 0)
        expectSentence(try runToExit(["--data", data]), "\(database) belongs to another user")
        #expect(chown(database, 0, 0) == 0 && chown(data, 65534, 65534) == 0)
        expectSentence(try runToExit(["--data", data]), "\(data) belongs to another user")
    }

    @Test(arguments: ["", nil])
    func aDatabaseThatIsMissingWhereThereWasOneIsRefused(left: String?) throws {
        let data = scratch.path + "/data"
        try startAndStop(data)
        let key = try String(contentsOfFile: data + "/admin.key", encoding: .utf8)
        try FileManager.default.removeItem(atPath: data + "/assay.db")
        if let left { try left.write(toFile: data + "/assay.db", atomically: false, encoding: .utf8) }
        expectSentence(try runToExit(["--data", data]), "is missing or empty, but this directory has had one")
        #expect(try String(contentsOfFile: data + "/admin.key", encoding: .utf8) == key)

        try FileManager.default.removeItem(atPath: data + "/database-created")
        try startAndStop(data)
        #expect(try String(contentsOfFile: data + "/admin.key", encoding: .utf8) != key)
    }

    @Test func aDirectoryWithOnlyAConfigurationIsAFirstStart() throws {
        try #"{"front": {"threads": 4}}"#.write(toFile: scratch.path + "/assay.json", atomically: false, encoding: .utf8)
        try startAndStop(scratch.path)
        #expect(FileManager.default.fileExists(atPath: scratch.path + "/assay.db"))
    }

    @Test(arguments: [SIGHUP, SIGUSR1, SIGUSR2])
    func signalsOfLogRotationDoNotEndIt(signal: Int32) throws {
        let (process, output, error) = try start(["--data", scratch.path + "/data"])
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
        kill(process.processIdentifier, signal)
        var log = ""
        while !log.contains("event=\"signal ignored\""), process.isRunning {
            log += String(decoding: error.fileHandleForReading.availableData, as: UTF8.self)
        }
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    }

    @Test func helpAndConfigurationArePrintedAndNothingIsStarted() throws {
        let version = try runToExit(["--version"])
        #expect(version.status == 0 && version.error == "")
        #expect(version.output.contains(/^assayd \d+\.\d+\.\d+ \(commit ([0-9a-f]{40}(-dirty)?|unknown)\)\n$/))
        let help = try runToExit(["--help"])
        #expect(help.status == 0 && help.output.contains("--runner-workers") && help.error == "")
        let configuration = try runToExit(["--data", scratch.path + "/data", "--print-config"])
        #expect(configuration.status == 0 && configuration.output.contains(#""log.level":{"value":"info""#))
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/data"))
    }

    /// A pipe holds 64 KiB, about 300 lines.
    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func aLogThatNobodyReadsStopsNothing() throws {
        let data = scratch.path + "/data"
        let (process, output, error) = try start(["--data", data])
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
        let nginx = try Nginx(socketPath: data + "/assayd.sock")
        for _ in 0..<600 { #expect(try nginx.client.send("GET", "/api/nothing").status == 404) }
        #expect(try nginx.client.send("GET", "/healthz").status == 200)
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        withExtendedLifetime(error) {}
    }

    /// A stream is logged when it has ended.
    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func aStreamIsLoggedWithWhatBecameOfIt() throws {
        let data = scratch.path + "/data"
        let (process, output, error) = try start(["--data", data])
        defer { process.waitUntilExit() }
        defer { process.terminate() }
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
        let nginx = try Nginx(socketPath: data + "/assayd.sock")
        defer { nginx.stop() }
        let client = nginx.client
        let key = try String(contentsOfFile: data + "/admin.key", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        let headers = [("Authorization", "Bearer \(key)")]
        let created = try client.send(
            "POST", "/api/projects/1/datasets/", headers: headers + [("Content-Type", "application/json")],
            body: Array(#"{"name":"d"}"#.utf8))
        let id = try #require(created.text.firstMatch(of: #/"id":"([^"]+)"/#)).1
        let export = try client.send("GET", "/api/projects/1/datasets/\(id)/items/export/", headers: headers)
        #expect(export.status == 200 && export.text == "")
        // The last byte arrives before the stream is counted, and before its thread is free again.
        let expected = [
            #"assay_requests_total{method="GET",endpoint="datasets/{id}/items/export/",status="200"} 1"#, "assay_front_streams 0",
        ]
        try eventually("the stream is counted and has ended") {
            let metrics = try client.send("GET", "/metrics").text
            return expected.allSatisfy(metrics.contains)
        }
        process.terminate()
        let log = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let line = log.split(separator: "\n").first { $0.contains("items/export/") }
        #expect(line?.contains("bytes=0") == true && line?.contains("outcome=complete") == true)
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func saysHowItIsThroughNginx() throws {
        let data = scratch.path + "/data"
        let (process, output, error) = try start(["--data", data])
        defer { process.waitUntilExit() }
        defer { process.terminate() }
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
        let nginx = try Nginx(socketPath: data + "/assayd.sock")
        let client = nginx.client
        #expect(try client.send("GET", "/healthz").text == #"{"status":"ok"}"#)
        #expect(try client.send("GET", "/readyz").status == 200)
        #expect(try client.send("POST", "/readyz", body: []).status == 405)
        #expect(
            try client.send("GET", "/api/projects/1/datasets/?search=secret-text", headers: [("Authorization", "Bearer secret-key")]).status
                == 401)
        let metrics = try client.send("GET", "/metrics").text
        #expect(metrics.contains(#"assay_requests_total{method="GET",endpoint="datasets/",status="401"} 1"#))
        #expect(metrics.contains("assay_store_commits_total "))
        process.terminate()
        let log = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(log.contains("event=request") && log.contains("path=/api/projects/1/datasets/"))
        #expect(!log.contains("secret"))
    }
}
