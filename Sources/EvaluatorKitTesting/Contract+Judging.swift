internal import AssayDomain
internal import EvaluatorKit
internal import JSON
internal import Synchronization
internal import Threads

extension Contract {
    /// An evaluator keeps no state: in another order, again, and on many threads at once, it answers the same.
    static func brokenRepetition(_ judge: any Judge, _ answers: [JudgeAnswer]) -> [String] {
        let again = EdgeCaseSample.all.reversed().map { JudgeAnswer(of: judge, to: $0.sample) }
        guard Array(again.reversed()) == answers else { return ["The same sample has another answer the next time."] }
        let small = zip(EdgeCaseSample.all, answers).filter { !$0.0.mayFail }
        let differing = Atomic(false)
        do throws(ThreadError) {
            try SystemThread.run(8) { thread in
                // Each thread starts with another sample, so that different samples are judged at the same time.
                for turn in 0..<200 {
                    let (odd, answer) = small[(turn + 5 * thread) % small.count]
                    if JudgeAnswer(of: judge, to: odd.sample) != answer { differing.store(true, ordering: .relaxed) }
                }
            }
        } catch {
            return ["The contract could not be checked on several threads: \(error.reason)."]
        }
        return differing.load(ordering: .relaxed) ? ["The answers on several threads are others than on one."] : []
    }

    /// An evaluator with a key `expected` needs an expected output and finds it where it is said to be.
    static func brokenExpectation(
        _ registry: Registry, _ card: Card, _ definition: Evaluation.Definition
    ) throws(ConfigError) -> [String] {
        guard card.config.fields.contains(where: { $0.name == "expected" }) else { return [] }
        var broken: [String] = []
        let bare = Sample.texts(output: "18")
        let judge = try registry.judge(for: definition)
        if JudgeAnswer(of: judge, to: bare).skipReason != "no_expected" {
            broken.append("A sample without an expected output is not skipped as no_expected.")
        }
        let own = JudgeAnswer(of: judge, to: .texts(output: "18", expected: "18"))
        if JudgeAnswer(of: judge, to: .texts(output: "18", expected: "18", metadata: #"{"expected":"17"}"#)) != own {
            broken.append("A sample's own expected output does not come first.")
        }
        if JudgeAnswer(of: judge, to: .texts(output: "18", metadata: #"{"expected":"18"}"#)) != own {
            broken.append("The expected output is not found in /metadata/expected.")
        }
        let elsewhere = try registry.judge(for: definition.replacing("expected", by: #""/metadata/answer""#))
        if JudgeAnswer(of: elsewhere, to: .texts(output: "18", metadata: #"{"answer":"18"}"#)) != own {
            broken.append("The expected output is not found where the key expected points to.")
        }
        return broken
    }
}

extension JudgeAnswer {
    fileprivate var skipReason: String? {
        guard case .error(.skipped(let reason, _)) = self else { return nil }
        return reason
    }
}
