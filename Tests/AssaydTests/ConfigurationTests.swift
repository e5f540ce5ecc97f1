import FoundationEssentials
import JSON
import NginxSupport
import Testing

@testable import assayd

@Suite struct ConfigurationTests {
    private let directory = ScratchDirectory()

    private func configuration(_ flags: [String] = [], _ environment: [(name: String, value: String)] = [], file: String? = nil) throws
        -> Configuration
    {
        if let file { try file.write(toFile: directory.path + "/assay.json", atomically: false, encoding: .utf8) }
        return try Configuration(try DaemonArguments(["--data", directory.path] + flags).settings, environment: environment)
    }

    private func refusal(_ flags: [String] = [], _ environment: [(name: String, value: String)] = [], file: String? = nil) -> String? {
        do {
            _ = try configuration(flags, environment, file: file)
            return nil
        } catch {
            return (error as? ConfigurationError)?.sentence
        }
    }

    @Test func aFlagGoesBeforeAVariableAndAVariableBeforeTheFile() throws {
        let file = #"{"front": {"threads": 4}, "api.max_limit": 5, "runner": {"workers": 6}}"#
        let found = try configuration(
            ["--front-threads=7"], [("ASSAY_FRONT_THREADS", "8"), ("ASSAY_API_MAX_LIMIT", "9"), ("HOME", "/")], file: file)
        #expect((found.frontThreads, found.apiMaxLimit, found.runnerWorkers, found.importMaxBody) == (7, 9, 6, 1 << 30))
        #expect(found.json.text.contains(#""front.threads":{"value":7,"source":"--front-threads"}"#))
        #expect(found.json.text.contains(#""api.max_limit":{"value":9,"source":"ASSAY_API_MAX_LIMIT"}"#))
        #expect(found.json.text.contains(#""runner.workers":{"value":6,"source":"\#(directory.path)/assay.json"}"#))
        #expect(found.json.text.contains(#""import.max_body":{"value":1073741824,"source":"default"}"#))
    }

    @Test func whatNobodyKnowsIsRefusedByName() {
        #expect(refusal(["--front-thread", "1"]) == "Unknown flag --front-thread. See `assayd --help`.")
        #expect(refusal([], [("ASSAY_FRONT_THREAD", "1")])?.contains("ASSAY_FRONT_THREAD:") == true)
        #expect(refusal(file: #"{"front": {"thread": 1}}"#)?.contains("front.thread in") == true)
        #expect(refusal(file: #"{"data": "x"}"#)?.contains("data in") == true)
    }

    @Test func whatTheCommandLineReadsIsNobodysMistake() {
        #expect(refusal([], [("ASSAY_URL", "x"), ("ASSAY_API_KEY", "x"), ("ASSAY_PROJECT", "1"), ("ASSAY_LOG_LEVEL", "")]) == nil)
    }

    @Test(arguments: ["0", "x", "1.5", "", "99999999999999999999"])
    func aNumberThatIsNoneIsRefusedWithItsPlaceAndBounds(text: String) {
        #expect(refusal(["--front-threads", text]) == "--front-threads must be a whole number from 1 to 1024, not “\(text)”.")
    }

    @Test func aFileThatIsNoObjectIsRefused() {
        #expect(refusal(file: "[]")?.hasSuffix("must hold one JSON object.") == true)
        #expect(refusal(file: "{")?.contains("is not JSON") == true)
        #expect(refusal(file: #"{"log.level": "loud"}"#)?.contains("must be one of debug") == true)
        #expect(refusal(file: #"{"front.threads": [1]}"#)?.contains("must be a number or a string") == true)
    }

    @Test func threadsMustBeMoreThanTheConnectionsThatNginxKeeps() {
        #expect(refusal(["--front-threads", "8", "--front-kept-connections", "8"])?.contains("must be greater than") == true)
        #expect(refusal(["--front-threads", "9", "--front-kept-connections", "8"]) == nil)
    }

    @Test func aFlagWithoutItsValueIsRefused() {
        #expect(throws: ConfigurationError("--data needs a value.")) { try DaemonArguments(["--data"]) }
    }
}
