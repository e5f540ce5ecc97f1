internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import FastCGI

/// `batch_runs/`, `batch_runs/{id}/` and the paths below it.
enum BatchRunEndpoints {
    static let routes = [
        Route(
            "batch_runs/", .get(list, needs: "evaluation:read", "dataset:read"),
            .post(create, needs: "evaluation:write", "dataset:read")),
        Route("batch_runs/{id}/", .get(detail, needs: "evaluation:read", "dataset:read")),
        Route("batch_runs/{id}/cancel/", .post(cancel, needs: "evaluation:write", "dataset:read")),
        Route("batch_runs/{id}/resume/", .post(resume, needs: "evaluation:write", "dataset:read")),
        Route("batch_runs/{id}/retry/", .post(retry, needs: "evaluation:write", "dataset:read")),
        Route("batch_runs/{id}/results/", .get(results, needs: "evaluation:read", "dataset:read")),
    ]

    @Sendable private static func list(_ context: RequestContext) throws -> Response {
        let window = context.window
        let page = try context.store.batchRunsWithTotals(in: context.project.number, window)
        let rows = page.rows.map { RunProgress($0.run, $0.totals, context.api.runner) }
        return context.page(Page(count: page.count, rows: rows), window) { json, run in json.batchRun(run) }
    }

    /// Queues the run for the runner's threads; the response does not wait for them.
    @Sendable private static func create(_ context: RequestContext) throws -> Response {
        let fields = try context.body().fields(isPartial: false)
        try fields.rejectUnknownFields(known: BatchRunFields.names)
        let key = try fields.idempotencyKey()
        let existing = try key.flatMap { try context.store.batchRun(idempotencyKey: $0, in: context.project.number) }
        let request = try BatchRunFields(fields, idempotencyKey: key, checkedIn: existing == nil ? context : nil)
        if let existing {
            guard existing.bodyHash == request.hash else { throw conflict(with: existing.run) }
            return try context.response(200, existing.run)
        }
        switch try context.store.createBatchRun(request.newRun, in: context.project.number, by: context.user) {
        case .created(let run):
            context.api.runner.startQueuedRuns()
            return .json(201) { json in json.batchRun(RunProgress(created: run)) }
        case .existing(let run):
            return try context.response(200, run)
        case .conflict(let run):
            throw conflict(with: run)
        }
    }

    private static func conflict(with run: BatchRun) -> APIError {
        .conflict("This idempotency_key was used for the batch run \(run.id), with another body. Send the same body, or use a new key.")
    }

    @Sendable private static func detail(_ context: RequestContext) throws -> Response {
        guard let found = try context.store.batchRunWithTotals(context.id(), in: context.project.number) else {
            throw APIError.notFound()
        }
        let progress = RunProgress(found.run, found.totals, context.api.runner)
        return .json(200) { json in json.batchRun(progress) }
    }

    /// Cells that are being judged at the moment are still recorded. Cancelling again changes nothing.
    @Sendable private static func cancel(_ context: RequestContext) throws -> Response {
        let run = try context.batchRun()
        let updated = try context.store.setStatus(ofBatchRun: run.id, from: [.queued, .running, .paused], to: .cancelled, reason: nil)
        guard let present = updated else { throw APIError.notFound() }
        guard present.status == .cancelled else {
            throw APIError.conflict("The batch run is \(present.status.rawValue) already: there is nothing left to cancel.")
        }
        context.api.runner.cancel(run.id)
        return try context.response(200, present)
    }

    /// Resumes a paused run. A run that is queued or running stays as it is.
    @Sendable private static func resume(_ context: RequestContext) throws -> Response {
        let present = try context.requeueRun(retryingErrors: false)
        guard !present.status.isFinal else {
            throw APIError.conflict("The batch run is \(present.status.rawValue): there is nothing left to resume.")
        }
        return try context.response(200, present)
    }

    /// Judges the cells in error again. If there are none, nothing changes.
    @Sendable private static func retry(_ context: RequestContext) throws -> Response {
        let present = try context.requeueRun(retryingErrors: true)
        return try context.response(200, present)
    }

    @Sendable private static func results(_ context: RequestContext) throws -> Response {
        let run = try context.batchRun()
        let query = try ResultQuery(context, run)
        // One more row than asked for tells whether there is a next page.
        var extended = query
        extended.limit += 1
        let found = try context.store.results(of: run.id, extended)
        let rows = try context.store.expanded(
            found.prefix(query.limit), of: run, withItems: context.query.expandsItems())
        let next = found.count > rows.count ? rows.last.map { context.link(after: $0.row, query) } : nil
        let count = try context.count(query, of: run)
        return RequestContext.page(count: count, next: next, previous: nil, rows) { json, row in
            json.result(row.row, of: run, item: row.item)
        }
    }
}

extension RequestContext {
    /// The run that the path names.
    func batchRun() throws -> BatchRun {
        guard let run = try store.batchRun(id(), in: project.number) else { throw APIError.notFound() }
        return run
    }

    /// Queues the run again if it has work left, and returns it.
    fileprivate func requeueRun(retryingErrors: Bool) throws -> BatchRun {
        let run = try batchRun()
        let fields = try body().fields(isPartial: true)
        try fields.rejectUnknownFields(known: ["budget"])
        let request = RequeueRequest(retryingErrors: retryingErrors, budget: try fields.budget())
        if retryingErrors { try checkRetry(of: run) }
        switch try store.requeueBatchRun(run.id, request) {
        case nil: throw APIError.notFound()
        case .unchanged(let present)?:
            if request.budget != nil, retryingErrors || !present.status.isFinal { throw APIError.budgetIgnored(present) }
            return present
        case .exhausted(_, let budget, let spending)?: throw APIError.budgetExhausted(budget, spending)
        case .queued(let present)?:
            api.runner.startQueuedRuns()
            return present
        }
    }

    private func checkRetry(of run: BatchRun) throws(APIError) {
        switch run.status {
        case .queued, .running:
            if let blockedReason = api.runner.flight(of: run.id)?.blockedReason {
                throw .conflict("The batch run is waiting and will resume automatically: \(blockedReason)")
            }
            throw .conflict("The batch run is \(run.status.rawValue): retry it when it has ended, or cancel it and start another.")
        case .cancelled: throw .conflict("The batch run is cancelled: start another one.")
        case .paused, .completed, .failed: break
        }
    }

    fileprivate func response(_ status: Int, _ run: BatchRun) throws -> Response {
        let progress = RunProgress(run, try store.totals(of: run.id), api.runner)
        return .json(status) { json in json.batchRun(progress) }
    }
}
