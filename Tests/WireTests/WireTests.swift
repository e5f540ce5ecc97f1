import FoundationEssentials
import JSON
import NginxSupport
import Testing

/// Every recorded exchange, in memory and through a real nginx.
@Suite struct WireTests {
    @Test(arguments: Self.files, Self.ways)
    func answersAsRecorded(file: String, way: Way) throws {
        let world = try World()
        let wire = try way.open(to: world)
        var variables = Variables()
        let exchanges = RecordedExchange.all(in: try String(contentsOfFile: Self.folder + "/" + file, encoding: .utf8))
        #expect(!exchanges.isEmpty)
        for exchange in exchanges {
            let caught = try play(exchange, on: wire, in: world, variables)
            variables.add(caught)
        }
    }

    @Test func linksHaveTheSchemeOfTheFrontEnd() throws {
        let world = try World()
        let key = try world.key(scopes: ["*"], projects: nil)
        let headers = [("Authorization", "Bearer \(key)"), ("Host", "assay.example:8080"), ("Content-Type", "application/json")]
        let wire = MemoryWire(api: world.api, scheme: "https")
        for name in ["a", "b"] {
            _ = try wire.send("POST", "/api/projects/1/datasets/", headers: headers, body: Array(#"{"name":"\#(name)"}"#.utf8))
        }
        let page = try wire.send("GET", "/api/projects/1/datasets/?limit=1", headers: headers, body: [])
        #expect(page.body.contains(#""next":"https://assay.example:8080/api/projects/1/datasets/?limit=1&offset=1""#))
    }

    /// Sends one request, compares the answer, and returns what its holes caught.
    private func play(
        _ exchange: RecordedExchange, on wire: any Wire, in world: World, _ variables: Variables
    ) throws -> [String: String] {
        func expand(_ text: String) throws -> String { try variables.expand(text, key: world.key) }
        if exchange.method == "!" {
            let words = try expand(exchange.target).split(separator: " ").map(String.init)
            try world.disable(evaluation: words[1], reason: words[3])
            return [:]
        }
        let body = try exchange.body.map(expand) ?? ""
        var headers = [("Host", "localhost"), ("Authorization", "Bearer \(try world.key(scopes: ["*"], projects: nil))")]
        if !body.isEmpty { headers.append(("Content-Type", "application/json")) }
        for header in exchange.headers {
            headers.removeAll { $0.0 == header.name }
            if header.value != "-" { headers.append((header.name, try expand(header.value))) }
        }
        let multipart = headers.contains { $0.1.hasPrefix("multipart/") }
        let sent = multipart ? body.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") + "\r\n" : body
        let answer = try wire.send(exchange.method, try expand(exchange.target), headers: headers, body: Array(sent.utf8))
        return try compare(answer, with: exchange, expand)
    }

    private func compare(
        _ answer: WireAnswer, with exchange: RecordedExchange, _ expand: (String) throws -> String
    ) throws -> [String: String] {
        let promise = Comment(rawValue: exchange.promise)
        #expect(answer.status == exchange.expected.status, promise)
        for header in exchange.expected.headers {
            #expect(try answer.headers[header.name.lowercased()] == expand(header.value), promise)
        }
        if answer.headers["content-type"] == "application/json", !answer.body.isEmpty {
            #expect(throws: Never.self, promise) { try JSONValue(parsing: Array(answer.body.utf8)) }
        }
        guard let expected = try exchange.expected.body.map(expand) else { return [:] }
        let caught = BodyPattern(expected).match(answer.body)
        #expect(caught != nil, "\(exchange.promise): \(answer.body.prefix(2000)) is not \(expected.prefix(2000))")
        return caught ?? [:]
    }
}

extension WireTests {
    static let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Wire"

    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".http") }.sorted()

    /// Through nginx as well, where there is one.
    static var ways: [Way] {
        guard Nginx.isInstalled else {
            print("nginx is not installed: the exchanges are played in memory only")
            return [.memory]
        }
        return Way.allCases
    }
}
