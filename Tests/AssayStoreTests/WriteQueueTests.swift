import AssayDomain
import JSON
import Testing

@testable import AssayStore

@Suite struct WriteQueueTests {
    private func job(_ priority: WriteJob.Priority) -> WriteJob {
        WriteJob(durability: .normal, priority: priority, work: { _ in }, done: { _ in })
    }

    /// `r` for a request; what bulk jobs have in rows.
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
        (limits.requests, limits.requestsWhenStuck) = (3, 1)
        var queue = WriteQueue(limits: limits)
        queue.add(job(.request))
        #expect(queue.hasRoom(for: job(.request), isStuck: false))
        #expect(!queue.hasRoom(for: job(.request), isStuck: true))
        queue.add(job(.request))
        queue.add(job(.request))
        #expect(!queue.hasRoom(for: job(.request), isStuck: false))
        #expect(queue.hasRoom(for: job(.bulk(rows: 1, bytes: 1)), isStuck: true))
    }

    @Test func thereIsRoomForSoManyBytesOfBulkWorkOrOneJob() {
        var limits = WriteQueue.Limits()
        (limits.bulkJobs, limits.bulkBytes) = (2, 100)
        var queue = WriteQueue(limits: limits)
        #expect(queue.hasRoom(for: job(.bulk(rows: 1, bytes: 1000)), isStuck: false))
        queue.add(job(.bulk(rows: 1, bytes: 60)))
        #expect(queue.hasRoom(for: job(.bulk(rows: 1, bytes: 40)), isStuck: false))
        #expect(!queue.hasRoom(for: job(.bulk(rows: 1, bytes: 41)), isStuck: false))
        queue.add(job(.bulk(rows: 1, bytes: 0)))
        #expect(!queue.hasRoom(for: job(.bulk(rows: 1, bytes: 0)), isStuck: false))
        _ = queue.next()
        #expect(queue.hasRoom(for: job(.bulk(rows: 1, bytes: 100)), isStuck: false))
    }

    private let start = ContinuousClock.now

    @Test func aWriterThatDoesNotGetOnIsAnObstacle() {
        var health = WriterHealth()
        #expect(health.obstacle(at: start) == nil)
        health.begin(at: start)
        #expect(!health.isStuck(at: start + .milliseconds(900)))
        #expect(health.isStuck(at: start + .seconds(2)))
        #expect(health.obstacle(at: start + .seconds(9)) == nil)
        #expect(health.obstacle(at: start + .seconds(11)) == .stuck)
        health.end(with: nil, at: start + .seconds(11))
        #expect(health.obstacle(at: start + .seconds(30)) == nil)
    }

    @Test func aFailureOfTheStoreCountsUntilACommitOrForAWhile() {
        var health = WriterHealth()
        health.end(with: .externalIDTaken, at: start)
        health.end(with: .misuse("x"), at: start)
        #expect(health.obstacle(at: start) == nil)
        health.end(with: .diskFull, at: start)
        health.end(with: .externalIDTaken, at: start)
        #expect(health.obstacle(at: start + .seconds(9)) == .diskFull)
        #expect(health.obstacle(at: start + .seconds(10)) == nil)
        health.end(with: .busy, at: start)
        health.end(with: nil, at: start)
        #expect(health.obstacle(at: start) == nil)
    }
}
