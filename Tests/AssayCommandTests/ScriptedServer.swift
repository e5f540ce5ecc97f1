import Foundation

/// A server with prepared answers to a sequence of requests, for situations that are rare with a real server.
final class ScriptedServer {
    struct Exchange {
        /// The method and a prefix of the path below the project: `GET datasets/`. Other requests are answered with 500.
        let request: String
        var status = 200
        var headers: [String: String] = [:]
        let answer: String
    }

    private let process = Process()
    private let url: String

    /// Runs `assay` against this server.
    func run(_ arguments: String...) throws -> Command.Outcome {
        try Command(environment: ["ASSAY_URL": url, "ASSAY_API_KEY": "phx_scripted"]).run(arguments)
    }

    init(_ exchanges: [Exchange]) throws {
        let output = Pipe()
        let script = exchanges.map { [$0.request, $0.status, $0.headers, $0.answer] as [Any] }
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", Self.program, String(decoding: try JSONSerialization.data(withJSONObject: script), as: UTF8.self),
        ]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            line += more
        }
        url = "http://127.0.0.1:\(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))"
    }

    deinit {
        // It inherits the blocked signals, which may include SIGTERM.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static let program = """
        import http.server, json, socketserver, sys
        exchanges = json.loads(sys.argv[1])

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                asked = self.command + " " + self.path.removeprefix("/api/projects/1/")
                request, status, headers, answer = exchanges.pop(0) if exchanges else ("nothing", 500, {}, "{}")
                if not asked.startswith(request):
                    status, headers, answer = 500, {}, json.dumps({"detail": f"{asked} was asked, {request} was expected"})
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.encode())))
                self.end_headers()
                self.wfile.write(answer.encode())
            do_GET = do_POST = do_PATCH = answer
            def log_message(self, *arguments):
                pass

        server = socketserver.TCPServer(("127.0.0.1", 0), Handler)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """
}
