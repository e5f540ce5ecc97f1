internal import AssayDomain
internal import EvaluatorKit
internal import JSON

extension Contract {
    /// An evaluator keeps no state: in another order, again, and on many threads at once, it answers the same.
    static func brokenRepetition(_ judge: any Judge, _ answers: [Answer]) -> [String] {
        let again = OddSample.all.reversed().map { Answer(of: judge, to: $0.sample) }
        guard Array(again.reversed()) == answers else { return ["The same sample has another answer the next time."] }
        let small = zip(OddSample.all, answers).filter { !$0.0.mayFail }
        let differing = Threads.run(8) { thread in
            // Each begins elsewhere, so that different samples meet.
            (0..<200).count { turn in
                let (odd, answer) = small[(turn + 5 * thread) % small.count]
                return Answer(of: judge, to: odd.sample) != answer
            }
        }
        return differing.contains { $0 > 0 } ? ["The answers on several threads are others than on one."] : []
    }

    /// An evaluator with a key `expected` needs an expected output and finds it where it is said to be.
    static func brokenExpectation(
        _ registry: Registry, _ card: Card, _ definition: Evaluation.Definition
    ) throws(ConfigError) -> [String] {
        guard card.config.fields.contains(where: { $0.name == "expected" }) else { return [] }
        var broken: [String] = []
        let bare = Sample.texts(output: "18")
        let judge = try registry.judge(for: definition)
        if Answer(of: judge, to: bare).skipReason != "no_expected" {
            broken.append("A sample without an expected output is not skipped as no_expected.")
        }
        let own = Answer(of: judge, to: .texts(output: "18", expected: "18"))
        if Answer(of: judge, to: .texts(output: "18", expected: "18", metadata: #"{"expected":"17"}"#)) != own {
            broken.append("A sample's own expected output does not come first.")
        }
        if Answer(of: judge, to: .texts(output: "18", metadata: #"{"expected":"18"}"#)) != own {
            broken.append("The expected output is not found in /metadata/expected.")
        }
        let elsewhere = try registry.judge(for: definition.replacing("expected", by: #""/metadata/answer""#))
        if Answer(of: elsewhere, to: .texts(output: "18", metadata: #"{"answer":"18"}"#)) != own {
            broken.append("The expected output is not found where the key expected points to.")
        }
        return broken
    }
}

extension Answer {
    fileprivate var skipReason: String? {
        guard case .error(.skipped(let reason, _)) = self else { return nil }
        return reason
    }
}
