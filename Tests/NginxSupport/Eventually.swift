internal import Foundation

/// A condition did not become true in time.
public struct WaitTimeout: Error, CustomStringConvertible {
    public let description: String
}

/// Waits until a condition is true. It is checked every 10 ms.
///
/// - Parameters:
///   - event: what is waited for, for the error: `the run ends`.
///   - limit: the default is much longer than any single step takes on a busy machine.
/// - Throws: `WaitTimeout` if the condition is still false after `limit`, and the errors of `isTrue`.
public func eventually(_ event: String, within limit: Duration = .seconds(60), _ isTrue: () throws -> Bool) throws {
    let end = ContinuousClock.now + limit
    while try !isTrue() {
        guard ContinuousClock.now < end else { throw WaitTimeout(description: "after \(limit) still waiting until \(event)") }
        usleep(10_000)
    }
}

/// Waits as `eventually` does, but on a thread of its own, so that the test does not hold one of the few that all tests share.
///
/// - Returns: when the condition was found to be true. The test itself may go on later, since it waits for one of those threads.
@discardableResult
public func awaitUntil(
    _ event: String, within limit: Duration = .seconds(120), _ isTrue: @escaping () throws -> Bool
) async throws -> ContinuousClock.Instant {
    let condition = Condition(isTrue: isTrue)
    return try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(
                with: Result {
                    try eventually(event, within: limit, condition.isTrue)
                    return ContinuousClock.now
                })
        }
    }
}

/// A condition that one thread evaluates while another waits for it.
private struct Condition: @unchecked Sendable {
    let isTrue: () throws -> Bool
}
