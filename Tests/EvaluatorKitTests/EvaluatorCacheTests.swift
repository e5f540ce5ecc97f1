import AssayDomain
import JSON
import Testing
import Threads

@testable import EvaluatorKit

@Suite struct EvaluatorCacheTests {
    private let factory = FixedJudgeFactory()
    private let definition = Evaluation.Definition(
        type: "fixed_judge", config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil)

    /// A cache with space for this many evaluators.
    private func cache(of count: Int = 1000, _ factory: FixedJudgeFactory? = nil) -> EvaluatorCache {
        var registry = Registry()
        registry.add(factory ?? self.factory)
        // The texts of a definition take a few bytes beside the judge.
        return EvaluatorCache(registry, limit: count * (FixedJudgeFactory.footprint + 1000))
    }

    private func keys(_ count: Int) -> [EvaluatorCache.Key] { (0..<count).map { _ in EvaluatorCache.Key(.new(), version: 1) } }

    @Test func evictsTheLeastRecentlyUsed() throws {
        let cache = cache(of: 5)
        let (first, second, third) = (keys(2), keys(2), keys(3))
        for key in first + second + first + third { _ = try cache.evaluator(key, definition) }
        #expect(cache.keys == Set(first + third))
    }

    @Test func keepsNoMoreThanFit() throws {
        let cache = cache(of: 20)
        for key in keys(800) { _ = try cache.evaluator(key, definition) }
        #expect(cache.keys.count == 20)
    }

    @Test func anEntryThatIsReplacedTakesItsSpaceOnce() throws {
        let cache = cache(of: 2)
        let (often, other) = (keys(1)[0], keys(1)[0])
        _ = try cache.evaluator(other, definition)
        for _ in 0..<10 { cache.insert(try cache.registry.prepare(definition, from: .request), for: often) }
        #expect(cache.keys == [often, other])
    }

    @Test func aVersionIsPreparedOnce() throws {
        let cache = cache()
        let key = keys(1)[0]
        for _ in 0..<40 { _ = try cache.evaluator(key, definition) }
        #expect(factory.prepared == 1)
        _ = try cache.evaluator(EvaluatorCache.Key(key.evaluation, version: 2), definition)
        #expect(factory.prepared == 2)
    }

    @Test func whatWasInsertedIsNotPreparedAgain() throws {
        let cache = cache()
        let key = keys(1)[0]
        cache.insert(try cache.registry.prepare(definition, from: .request), for: key)
        _ = try cache.evaluator(key, definition)
        #expect(factory.prepared == 1)
    }

    @Test func threadsThatAskMeanwhileWaitForTheFirst() throws {
        let (asking, answered) = (LockedState(0), LockedState(0))
        // The first thread does not finish before all of them are about to ask.
        let factory = FixedJudgeFactory {
            asking.waitFor { asking -> LockedState<Int>.Attempt<Void> in asking < 4 ? .wait(until: nil) : .done(()) }
        }
        let (cache, key, definition) = (cache(of: 1000, factory), keys(1)[0], definition)
        try SystemThread.run(4) { _ in
            asking.update { $0 += 1 }
            if (try? cache.evaluator(key, definition)) != nil { answered.update { $0 += 1 } }
        }
        #expect(answered.withLock { $0 } == 4)
        #expect(factory.prepared == 1)
    }

    @Test func aRefusalIsNotKept() throws {
        let cache = cache()
        let key = keys(1)[0]
        let bad = Evaluation.Definition(
            type: "fixed_judge", config: JSONText(compact: "[]"), outputType: "boolean", outputConfig: .emptyObject, model: nil)
        for _ in 0..<2 { #expect(throws: ConfigError.self) { try cache.evaluator(key, bad) } }
        #expect(try cache.evaluator(key, definition).judge().judge(Sample()) == .yes("it is prepared"))
    }
}
