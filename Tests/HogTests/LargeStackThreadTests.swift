import Foundation
import Testing

@testable import Hog

@Suite struct LargeStackThreadTests {
    private struct Refusal: Error, Equatable { let sentence: String }

    @Test func runsOnAThreadOfItsOwn() throws {
        let here = pthread_self()
        let there = try LargeStackThread.run(else: Refusal.init) { () throws(Refusal) in pthread_self() }
        #expect(there != here)
    }

    /// The current stack is never used instead: a deep program would overflow it and crash the process.
    @Test func refusesWhereNoThreadCanBeStarted() {
        var hasRun = false
        #expect(throws: Refusal(sentence: "The system has no memory for another thread. Try again in a moment.")) {
            try LargeStackThread.run(size: 1 << 60, else: Refusal.init) { () throws(Refusal) in hasRun = true }
        }
        #expect(!hasRun)
    }
}
