import FastCGI
import Glibc
import NginxSupport
import Testing

@Suite struct StopTests {
    private let directory = ScratchDirectory()
    private var path: String { directory.path + "/s" }

    @Test func aRunningRequestIsAnsweredAndAnIdleConnectionIsClosed() throws {
        let (begun, gate) = (PipeLatch(), PipeLatch())
        let server = try Server(.init(socketPath: path, threads: 4)) { request in
            if request.path == "/slow" {
                begun.open()
                gate.wait()
            }
            return text("done")
        }
        let idle = try RawConnection(path)
        try idle.send(Record.request("/quick", keep: true))
        #expect(try idle.answer() == "done")
        let slow = try RawConnection(path)
        try slow.send(Record.request("/slow", keep: true))
        #expect(begun.wait())
        // The thread of the quick request is still counted for a moment after it has responded.
        try eventually("one thread is busy") { server.busyThreads == 1 }

        #expect(!server.stop(deadline: .milliseconds(1)), "the slow request is still running")
        #expect(try idle.isClosed())
        gate.open()
        #expect(server.stop(deadline: .seconds(60)))
        #expect(try slow.answer() == "done")
        #expect(server.busyThreads == 0)
        #expect(throws: ByteSocket.Problem.self) { try ByteSocket(path: path) }
    }

    @Test func whatWaitsInTheQueueIsAnswered() throws {
        let (begun, gate) = (PipeLatch(), PipeLatch())
        let server = try Server(.init(socketPath: path, threads: 1)) { request in
            if request.path == "/first" {
                begun.open()
                gate.wait()
            }
            return text(request.path)
        }
        let first = try RawConnection(path)
        try first.send(Record.request("/first"))
        #expect(begun.wait())
        let second = try RawConnection(path)
        try second.send(Record.request("/second"))
        #expect(!server.stop(deadline: .zero))
        gate.open()
        #expect(server.stop(deadline: .seconds(60)))
        #expect(try first.answer() == "/first")
        #expect(try second.answer() == "/second")
    }

    @Test func halfARecordDoesNotHoldTheServer() throws {
        let server = try Server(.init(socketPath: path, threads: 2)) { _ in text("") }
        let half = try RawConnection(path)
        try half.send(Array(Record.begin().bytes.prefix(5)))
        #expect(server.stop(deadline: .seconds(60)))
        withExtendedLifetime(half) {}
    }

    @Test func anotherServerMayFollowOnTheSamePath() throws {
        for name in ["one", "two"] {
            let server = try Server(.init(socketPath: path, threads: 2)) { _ in text(name) }
            let connection = try RawConnection(path)
            try connection.send(Record.request("/"))
            #expect(try connection.answer() == name)
            #expect(server.stop(deadline: .seconds(60)))
        }
    }

    @Test(arguments: [SIGTERM, SIGUSR1])
    func whatASignalDoesIsLeftToTheProgram(signal: Int32) throws {
        let server = try Server(.init(socketPath: path, threads: 1)) { _ in text("") }
        defer { _ = server.stop(deadline: .seconds(60)) }
        var action = sigaction()
        sigaction(signal, nil, &action)
        #expect(action.__sigaction_handler.sa_handler == nil, "the default")
    }
}
