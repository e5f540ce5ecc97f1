import AssayDomain
import Catalog
import EvaluatorKit
import EvaluatorKitTesting
import HogProgram
import JSON
import Testing

@Suite struct HogEvaluatorTests {
    @Test func keepsTheContract() {
        let examples: [OutputType: String] = [
            .numeric: #"{"source":"print('counted')\nreturn length(output)"}"#,
            .categorical: #"{"source":"print('looked')\nreturn empty(output) ? 'bad' : 'good'","timeout_seconds":9.5}"#,
        ]
        #expect(Contract.broken(by: HogEvaluator.self, examples: examples) == [])
    }

    @Test(arguments: [
        (#"{"bytecode":[1],"source":"  return true\n"}"#, #"{"source":"  return true\n","bytecode":["_H",1,29,38]}"#),
        (#"{"timeout_seconds":2,"source":"1"}"#, #"{"timeout_seconds":2,"source":"1","bytecode":["_H",1,33,1,35]}"#),
    ])
    func storesTheSourceAsItWasSentAndItsBytecode(sent: String, stored: String) throws {
        #expect(try EvaluatorCatalog.registry.prepare(.sent("hog", sent), from: .request).definition.config.text == stored)
    }

    @Test(arguments: [
        ("{}", "source"), (#"{"source":5}"#, "source"), (#"{"source":""}"#, "source"), (#"{"source":" \n"}"#, "source"),
        (#"{"source":"1","timeout_seconds":0}"#, "timeout_seconds"), (#"{"source":"1","timeout_seconds":10.5}"#, "timeout_seconds"),
        (#"{"source":"1","timeout_seconds":"2"}"#, "timeout_seconds"),
    ])
    func refusesWhatItCannotDo(config: String, field: String) {
        let error = #expect(throws: ConfigError.self) { try EvaluatorCatalog.registry.prepare(.sent("hog", config), from: .request) }
        #expect(error?.field == "evaluation_config.\(field)")
        #expect(error?.kind == .badConfig)
    }

    @Test func saysWhereASourceIsWrong() {
        let error = #expect(throws: ConfigError.self) {
            try EvaluatorCatalog.registry.prepare(.sent("hog", #"{"source":"let a := 1\nreturn ("}"#), from: .request)
        }
        #expect(error?.kind == .badCode)
        #expect(error?.sentence.hasPrefix("Failed to compile Hog code: line 2, column 9: ") == true)
        #expect(error?.sentence.hasSuffix(" near `return (`") == true)
    }

    @Test(arguments: [
        #"["_H",1,33,1]"#, #"["_H",1,999]"#, #"["_H",1,39,5]"#, #"["_H",1,36]"#, #"["x"]"#, #"{}"#, #""""#, #"[]"#, #"["_H",1,6]"#,
    ])
    func invalidStoredBytecodeIsAnError(bytecode: String) throws {
        let judge = try HogEvaluator.ready(#"{"source":"return true","bytecode":\#(bytecode)}"#, origin: .stored)
        guard case .failed("hog_error", _)? = Self.failure(of: judge, Sample()) else {
            Issue.record("it is run")
            return
        }
    }

    @Test(arguments: [(DefinitionOrigin.stored, false), (.request, true)])
    func onlyStoredBytecodeRunsInsteadOfTheSource(origin: DefinitionOrigin, answer: Bool) throws {
        let judge = try HogEvaluator.ready(#"{"source":"return true","bytecode":["_H",1,30,38]}"#, origin: origin)
        #expect(try judge.judge(Sample()).answer == .boolean(answer))
    }

    @Test func storedBytecodeRunsWithoutCompilingTheSource() throws {
        let stored = #"{"source":"return (","bytecode":["_H",1,29,38]}"#
        let prepared = try EvaluatorCatalog.registry.prepare(.sent("hog", stored), from: .stored)
        #expect(try prepared.judge().judge(Sample()).answer == .boolean(true))
        #expect(prepared.definition.config.text == stored)
    }

    @Test func aStoredSourceWithoutBytecodeIsCompiled() throws {
        let prepared = try EvaluatorCatalog.registry.prepare(.sent("hog", #"{"source":"return true"}"#), from: .stored)
        #expect(prepared.definition.config.text == #"{"source":"return true","bytecode":["_H",1,29,38]}"#)
    }

    static func failure(of judge: any Judge, _ sample: Sample) -> EvaluationError? {
        do {
            _ = try judge.judge(sample)
            return nil
        } catch {
            return error
        }
    }
}
