import FoundationEssentials
import JSON
import NginxSupport
import Testing

/// Plays every recorded exchange, in process and through nginx.
@Suite struct RecordedExchangeTests {
    @Test(arguments: Self.files, Self.transports)
    func answersAsRecorded(file: String, transport: Transport) throws {
        let fixture = try WireFixture()
        let client = try transport.makeClient(for: fixture)
        var variables = Variables()
        let exchanges = RecordedExchange.all(in: try String(contentsOfFile: Self.folder + "/" + file, encoding: .utf8))
        #expect(!exchanges.isEmpty)
        for exchange in exchanges {
            let captures = try play(exchange, on: client, in: fixture, variables)
            variables.add(captures)
        }
    }

    @Test func linksHaveTheSchemeOfTheFrontEnd() throws {
        let fixture = try WireFixture()
        let key = try fixture.key(scopes: ["*"], projects: nil)
        let headers = [("Authorization", "Bearer \(key)"), ("Host", "assay.example:8080"), ("Content-Type", "application/json")]
        let client = InProcessClient(api: fixture.api, scheme: "https")
        for name in ["a", "b"] {
            _ = try client.send("POST", "/api/projects/1/datasets/", headers: headers, body: Array(#"{"name":"\#(name)"}"#.utf8))
        }
        let page = try client.send("GET", "/api/projects/1/datasets/?limit=1", headers: headers, body: [])
        #expect(page.body.contains(#""next":"https://assay.example:8080/api/projects/1/datasets/?limit=1&offset=1""#))
    }

    /// Sends one request, compares the response, and returns the values of its placeholders.
    private func play(
        _ exchange: RecordedExchange, on client: any WireClient, in fixture: WireFixture, _ variables: Variables
    ) throws -> [String: String] {
        func expand(_ text: String) throws -> String { try variables.expand(text, key: fixture.key) }
        if exchange.method == "!" {
            let words = try expand(exchange.target).split(separator: " ").map(String.init)
            try fixture.disable(evaluation: words[1], reason: words[3])
            return [:]
        }
        let body = try exchange.body.map(expand) ?? ""
        var headers = [("Host", "localhost"), ("Authorization", "Bearer \(try fixture.key(scopes: ["*"], projects: nil))")]
        if !body.isEmpty { headers.append(("Content-Type", "application/json")) }
        for header in exchange.headers {
            headers.removeAll { $0.0 == header.name }
            if header.value != "-" { headers.append((header.name, try expand(header.value))) }
        }
        let multipart = headers.contains { $0.1.hasPrefix("multipart/") }
        let sent = multipart ? body.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") + "\r\n" : body
        let answer = try client.send(exchange.method, try expand(exchange.target), headers: headers, body: Array(sent.utf8))
        return try compare(answer, with: exchange, expand)
    }

    private func compare(
        _ answer: WireResponse, with exchange: RecordedExchange, _ expand: (String) throws -> String
    ) throws -> [String: String] {
        let title = Comment(rawValue: exchange.title)
        #expect(answer.status == exchange.expected.status, title)
        for header in exchange.expected.headers {
            #expect(try answer.headers[header.name.lowercased()] == expand(header.value), title)
        }
        if answer.headers["content-type"] == "application/json", !answer.body.isEmpty {
            #expect(throws: Never.self, title) { try JSONValue(parsing: Array(answer.body.utf8)) }
        }
        guard let expected = try exchange.expected.body.map(expand) else { return [:] }
        let captures = BodyPattern(expected).match(answer.body)
        #expect(captures != nil, "\(exchange.title): \(answer.body.prefix(2000)) is not \(expected.prefix(2000))")
        return captures ?? [:]
    }
}

extension RecordedExchangeTests {
    static let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Wire"

    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".http") }.sorted()

    /// Includes nginx if it is installed.
    static var transports: [Transport] {
        guard Nginx.isInstalled else {
            print("nginx is not installed: the exchanges are played in process only")
            return [.inProcess]
        }
        return Transport.allCases
    }
}
