internal import AssayDomain
internal import Synchronization

/// A semaphore with a limit for each project besides the total, so that one project cannot block the others.
final class ProjectSemaphore: Sendable {
    private let limit: Int
    private let limitPerProject: Int
    private let usage = Mutex(Usage())

    private struct Usage {
        var total = 0
        var byProject: [Project.Number: Int] = [:]
    }

    init(_ limit: Int, perProject limitPerProject: Int) {
        self.limit = limit
        self.limitPerProject = limitPerProject
    }

    /// A permit for a project; `nil` if a limit is reached. It is released with the last reference to it.
    func tryAcquire(for project: Project.Number) -> Permit? {
        usage.withLock { usage in
            guard usage.total < limit, usage.byProject[project, default: 0] < limitPerProject else { return nil }
            usage.total += 1
            usage.byProject[project, default: 0] += 1
            return Permit(of: self, for: project)
        }
    }

    fileprivate func release(_ project: Project.Number) {
        usage.withLock { usage in
            usage.total -= 1
            let remaining = usage.byProject[project, default: 0] - 1
            usage.byProject[project] = remaining > 0 ? remaining : nil
        }
    }
}

/// A unit of a `ProjectSemaphore`.
final class Permit: Sendable {
    private let semaphore: ProjectSemaphore
    private let project: Project.Number

    fileprivate init(of semaphore: ProjectSemaphore, for project: Project.Number) {
        self.semaphore = semaphore
        self.project = project
    }

    deinit { semaphore.release(project) }
}
