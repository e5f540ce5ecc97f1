import AssayDomain
import Testing

@Suite struct SeededRandomTests {
    /// The first outputs for seed 1234567 in the reference implementation's own check, as Rosetta Code prints it.
    @Test func agreesWithTheReferenceImplementation() {
        var random = SeededRandom(seed: 1_234_567)
        let first = (0..<5).map { _ in random.next() }
        #expect(
            first == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ])
    }
}
