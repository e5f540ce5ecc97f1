import AssayDomain
import JSON
import Testing

@testable import AssayStore

@Suite struct WriteQueueTests {
    private func job(_ priority: WriteJob.Priority) -> WriteJob {
        WriteJob(durability: .normal, priority: priority, work: { _ in }, done: { _ in })
    }

    /// `r` for a request, the number of rows for a bulk job.
    private func names(_ group: [WriteJob]) -> [String] {
        group.map { job in if case .bulk(let rows, _) = job.priority { "\(rows)" } else { "r" } }
    }

    @Test func requestsGoBeforeBulkWorkWhichHasItsTurnAfterEach() {
        var queue = WriteQueue(limits: WriteQueue.Limits())
        for rows in [1000, 2000, 1500, 9000, 1] { queue.add(job(.bulk(rows: rows, bytes: 0))) }
        queue.add(job(.request))
        queue.add(job(.request))
        #expect(names(queue.next()) == ["r", "r"])
        queue.add(job(.request))
        #expect(names(queue.next()) == ["1000", "2000"])
        #expect(names(queue.next()) == ["r"])
        #expect(names(queue.next()) == ["1500"])
        #expect(names(queue.next()) == ["9000"])
        #expect(names(queue.next()) == ["1"])
        #expect(queue.isEmpty)
        #expect(queue.next().isEmpty)
    }

    @Test func aCommitOfBulkWorkIsBoundedByBytesToo() {
        var queue = WriteQueue(limits: WriteQueue.Limits())
        for rows in 1...4 { queue.add(job(.bulk(rows: rows, bytes: 2 << 20))) }
        #expect(names(queue.next()) == ["1", "2"])
        #expect(names(queue.next()) == ["3", "4"])
    }

    @Test func thereIsRoomForSoManyRequests() {
        var limits = WriteQueue.Limits()
        (limits.requests, limits.requestsWhenSlow) = (3, 1)
        var queue = WriteQueue(limits: limits)
        queue.add(job(.request))
        #expect(queue.hasCapacity(for: job(.request), isSlow: false))
        #expect(!queue.hasCapacity(for: job(.request), isSlow: true))
        queue.add(job(.request))
        queue.add(job(.request))
        #expect(!queue.hasCapacity(for: job(.request), isSlow: false))
        #expect(queue.hasCapacity(for: job(.bulk(rows: 1, bytes: 1)), isSlow: true))
    }

    @Test func thereIsRoomForSoManyBytesOfBulkWorkOrOneJob() {
        var limits = WriteQueue.Limits()
        (limits.bulkJobs, limits.bulkBytes) = (2, 100)
        var queue = WriteQueue(limits: limits)
        #expect(queue.hasCapacity(for: job(.bulk(rows: 1, bytes: 1000)), isSlow: false))
        queue.add(job(.bulk(rows: 1, bytes: 60)))
        #expect(queue.hasCapacity(for: job(.bulk(rows: 1, bytes: 40)), isSlow: false))
        #expect(!queue.hasCapacity(for: job(.bulk(rows: 1, bytes: 41)), isSlow: false))
        queue.add(job(.bulk(rows: 1, bytes: 0)))
        #expect(!queue.hasCapacity(for: job(.bulk(rows: 1, bytes: 0)), isSlow: false))
        _ = queue.next()
        #expect(queue.hasCapacity(for: job(.bulk(rows: 1, bytes: 100)), isSlow: false))
    }

    private let start = ContinuousClock.now

    @Test func aWriterThatDoesNotGetOnIsAnObstacle() {
        var health = WriterHealth()
        #expect(health.problem(at: start) == nil)
        health.begin(at: start)
        #expect(!health.isSlow(at: start + .milliseconds(900)))
        #expect(health.isSlow(at: start + .seconds(2)))
        #expect(health.problem(at: start + .seconds(9)) == nil)
        #expect(health.problem(at: start + .seconds(11)) == .stuck)
        health.end(with: nil, at: start + .seconds(11))
        #expect(health.problem(at: start + .seconds(30)) == nil)
    }

    @Test func aFailureOfTheStoreCountsUntilACommitOrForAWhile() {
        var health = WriterHealth()
        health.end(with: .externalIDTaken, at: start)
        health.end(with: .misuse("x"), at: start)
        #expect(health.problem(at: start) == nil)
        health.end(with: .diskFull, at: start)
        health.end(with: .externalIDTaken, at: start)
        #expect(health.problem(at: start + .seconds(9)) == .diskFull)
        #expect(health.problem(at: start + .seconds(10)) == nil)
        health.end(with: .busy, at: start)
        health.end(with: nil, at: start)
        #expect(health.problem(at: start) == nil)
    }
}
