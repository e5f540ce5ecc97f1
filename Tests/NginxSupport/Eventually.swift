internal import Glibc

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
