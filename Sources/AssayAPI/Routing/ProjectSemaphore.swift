internal import AssayDomain
internal import Synchronization

/// How many may do something at a time, in all and for one project, so that no project keeps it from the others.
final class ProjectSemaphore: Sendable {
    private let count: Int
    private let share: Int
    private let taken = Mutex(Taken())

    private struct Taken {
        var all = 0
        var ofProject: [Project.Number: Int] = [:]
    }

    /// `share` is what one project can have of them.
    init(_ count: Int, share: Int) {
        self.count = count
        self.share = share
    }

    /// One for a project, until whoever holds it lets it go; `nil` where none is left for it.
    func take(for project: Project.Number) -> Permit? {
        taken.withLock { taken in
            guard taken.all < count, taken.ofProject[project, default: 0] < share else { return nil }
            taken.all += 1
            taken.ofProject[project, default: 0] += 1
            return Permit(of: self, for: project)
        }
    }

    fileprivate func giveBack(_ project: Project.Number) {
        taken.withLock { taken in
            taken.all -= 1
            let left = taken.ofProject[project, default: 0] - 1
            taken.ofProject[project] = left > 0 ? left : nil
        }
    }
}

/// The right to do something of which there is a limited number. It ends with the last reference to it.
final class Permit: Sendable {
    private let permits: ProjectSemaphore
    private let project: Project.Number

    fileprivate init(of permits: ProjectSemaphore, for project: Project.Number) {
        self.permits = permits
        self.project = project
    }

    deinit { permits.giveBack(project) }
}
