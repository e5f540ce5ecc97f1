internal import Glibc
internal import Synchronization

/// Threads of our own that run at once and end together.
enum Threads {
    /// Runs `work` on `count` threads with numbers from 0.
    ///
    /// - Returns: what each returned, in no order.
    static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Int) -> [Int] {
        let results = Results()
        let threads = (0..<count).compactMap { number -> pthread_t? in
            let start = Unmanaged.passRetained(Start { results.add(work(number)) })
            var thread = pthread_t()
            let failure = pthread_create(
                &thread, nil,
                { pointer in
                    pointer.map { Unmanaged<Start>.fromOpaque($0).takeRetainedValue().work() }
                    return nil
                }, start.toOpaque())
            if failure == 0 { return thread }
            start.release()
            return nil
        }
        precondition(threads.count == count, "the machine has no \(count) threads left")
        for thread in threads { pthread_join(thread, nil) }
        return results.all
    }

    private final class Start: Sendable {
        let work: @Sendable () -> Void

        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }

    private final class Results: Sendable {
        private let values = Mutex<[Int]>([])

        func add(_ value: Int) { values.withLock { $0.append(value) } }

        var all: [Int] { values.withLock { $0 } }
    }
}
