import FastCGI
import Foundation
import Glibc
import NginxSupport
import Testing

@Suite struct ListenerTests {
    private let directory = ScratchDirectory()
    private var path: String { directory.path + "/s" }

    private func start(_ path: String) throws -> Server {
        try Server(.init(socketPath: path, threads: 1)) { _ in text("here") }
    }

    private func refusal(_ path: String) -> String? {
        do {
            _ = try start(path)
            return nil
        } catch {
            return (error as? ServerError)?.sentence
        }
    }

    @Test func theSocketIsForOwnerAndGroup() throws {
        let server = try start(path)
        defer { _ = server.stop(deadline: .seconds(60)) }
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o660)
        #expect(status.st_mode & S_IFMT == S_IFSOCK)
    }

    @Test func aSocketThatADeadProcessLeftIsReplaced() throws {
        let abandoned = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(abandoned, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        #expect(code == 0)
        close(abandoned)
        let server = try start(path)
        defer { _ = server.stop(deadline: .seconds(60)) }
        let connection = try RawConnection(path)
        try connection.send(Record.request("/"))
        #expect(try connection.answer() == "here")
    }

    @Test func aSocketThatIsAnsweredIsLeftAlone() throws {
        let server = try start(path)
        defer { _ = server.stop(deadline: .seconds(60)) }
        #expect(refusal(path)?.contains("another process answers there already") == true)
        let connection = try RawConnection(path)
        try connection.send(Record.request("/"))
        #expect(try connection.answer() == "here")
    }

    @Test func aFileThatIsNoSocketIsLeftAlone() throws {
        try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
        #expect(refusal(path)?.contains("not a socket") == true)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    }

    @Test func refusesWithASentence() {
        #expect(refusal(directory.path + "/none/s")?.contains("its directory does not exist") == true)
        #expect(refusal(directory.path + "/" + String(repeating: "x", count: 120))?.contains("1 to 107 bytes") == true)
        #expect(refusal("")?.contains("1 to 107 bytes") == true)
        #expect(throws: ServerError.cannotStart(reason: "the number of threads must be at least 1")) {
            try Server(.init(socketPath: path, threads: 0)) { _ in text("") }
        }
        #expect(access(path, F_OK) != 0)
    }

    @Test func theFileGoesWithTheServerUnlessItIsSomebodyElsesByThen() throws {
        let first = try start(path)
        unlink(path)
        let second = try start(path)
        #expect(first.stop(deadline: .seconds(60)))
        #expect(access(path, F_OK) == 0)
        #expect(second.stop(deadline: .seconds(60)))
        #expect(access(path, F_OK) != 0)
    }

    @Test func noDescriptorIsInherited() throws {
        let (begun, gate) = (PipeLatch(), PipeLatch())
        let server = try Server(.init(socketPath: path, threads: 1)) { _ in
            begun.open()
            gate.wait()
            return text("")
        }
        defer { _ = server.stop(deadline: .seconds(60)) }
        let connection = try RawConnection(path)
        try connection.send(Record.request("/"))
        #expect(begun.wait())
        // Must be read before the request ends, because the descriptor's number is reused afterwards.
        // The kernel's list may miss a socket while others are opened and closed.
        var flags: [Int32] = []
        try eventually("both sockets are listed") {
            flags = try socketsNamed(path).map { fcntl($0, F_GETFD) }
            return flags.count == 2
        }
        gate.open()
        #expect(flags == [FD_CLOEXEC, FD_CLOEXEC], "the listening and the accepted one")
    }

    /// Descriptors of this process for sockets with the name `path`. Asks for the name of each: the system's table of sockets can miss
    /// one while other sockets are closed.
    private func socketsNamed(_ path: String) throws -> [Int32] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }.filter { descriptor in
            var address = sockaddr_un()
            var size = socklen_t(MemoryLayout<sockaddr_un>.size)
            let code = withUnsafeMutablePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
            }
            guard code == 0, address.sun_family == sa_family_t(AF_UNIX) else { return false }
            return withUnsafeBytes(of: address.sun_path) { $0.prefix { $0 != 0 }.elementsEqual(path.utf8) }
        }
    }
}
