import Catalog
import EvaluatorKit
import EvaluatorKitTesting
import HogProgram
import Testing

@Suite struct HogEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(byDefinitionOf: HogEvaluator.self) == [])
    }

    @Test func storesTheSourceAsItWasSent() throws {
        let stored = try Catalog.registry.normalise(.sent("hog", #"{"bytecode":[1],"source":"  return true\n"}"#))
        #expect(stored.config.text == #"{"source":"  return true\n"}"#)
    }

    @Test(arguments: ["{}", #"{"source":5}"#, #"{"source":""}"#, #"{"source":" \n"}"#])
    func refusesABlankSource(config: String) {
        let error = #expect(throws: ConfigError.self) { try Catalog.registry.normalise(.sent("hog", config)) }
        #expect(error?.field == "evaluation_config.source")
    }
}
