internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import FastCGI

/// `batch_runs/`, `batch_runs/{id}/` and what is below it.
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

    @Sendable private static func list(_ exchange: RequestContext) throws -> Response {
        let window = exchange.window
        let page = try exchange.store.batchRunsWithTotals(in: exchange.project.number, window)
        let rows = page.rows.map { RunProgress($0.run, $0.totals, exchange.api.runner) }
        return exchange.page(Page(count: page.count, rows: rows), window) { json, run in json.batchRun(run) }
    }

    /// The run is begun by the runner's threads; the answer does not wait for them.
    @Sendable private static func create(_ exchange: RequestContext) throws -> Response {
        let fields = try exchange.body().fields(isPartial: false)
        try fields.refuseOthers(than: BatchRunFields.names)
        if let key = try fields.idempotencyKey(), let used = try exchange.store.batchRun(idempotencyKey: key, in: exchange.project.number) {
            guard try used.bodyHash == BatchRunFields(fields).hash else { throw conflict(with: used.run) }
            return try exchange.answer(200, used.run)
        }
        let new = try NewBatchRun(fields, exchange)
        switch try exchange.store.createBatchRun(new, in: exchange.project.number, by: exchange.user) {
        case .created(let run):
            exchange.api.runner.enqueue(run)
            return try exchange.answer(201, run)
        case .existing(let run):
            return try exchange.answer(200, run)
        case .conflict(let run):
            throw conflict(with: run)
        }
    }

    private static func conflict(with run: BatchRun) -> APIError {
        .conflict("This idempotency_key was used for the batch run \(run.id), with another body. Send the same body, or use a new key.")
    }

    @Sendable private static func detail(_ exchange: RequestContext) throws -> Response {
        guard let found = try exchange.store.batchRunWithTotals(exchange.id(), in: exchange.project.number) else {
            throw APIError.notFound()
        }
        let progress = RunProgress(found.run, found.totals, exchange.api.runner)
        return .json(200) { json in json.batchRun(progress) }
    }

    /// What is being judged at the moment is still recorded. Cancelling again changes nothing.
    @Sendable private static func cancel(_ exchange: RequestContext) throws -> Response {
        let run = try exchange.batchRun()
        let moved = try exchange.store.moveBatchRun(run.id, from: [.queued, .running, .paused], to: .cancelled, reason: nil)
        guard let present = moved else { throw APIError.notFound() }
        guard present.status == .cancelled else {
            throw APIError.conflict("The batch run is \(present.status.rawValue) already: there is nothing left to cancel.")
        }
        exchange.api.runner.cancel(run.id)
        return try exchange.answer(200, present)
    }

    /// Goes on with a run that waits. One that is going already is left as it is.
    @Sendable private static func resume(_ exchange: RequestContext) throws -> Response {
        let present = try exchange.continued(reopening: false)
        guard !present.status.isFinal else {
            throw APIError.conflict("The batch run is \(present.status.rawValue): there is nothing left to resume.")
        }
        return try exchange.answer(200, present)
    }

    /// Opens the cells in error again, and goes on. Where there are none, nothing changes.
    @Sendable private static func retry(_ exchange: RequestContext) throws -> Response {
        let present = try exchange.continued(reopening: true)
        return try exchange.answer(200, present)
    }

    @Sendable private static func results(_ exchange: RequestContext) throws -> Response {
        let run = try exchange.batchRun()
        let query = try ResultQuery(exchange, run)
        // One more than asked for tells whether there is a next page.
        var longer = query
        longer.limit += 1
        let found = try exchange.store.results(of: run.id, longer)
        let rows = try exchange.store.expanded(
            found.prefix(query.limit), of: run, withItems: exchange.query.expandsItems())
        let next = found.count > rows.count ? rows.last.map { exchange.link(after: $0.row, query) } : nil
        let count = try exchange.count(query, of: run)
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

    /// The run, queued again where it can go on.
    fileprivate func continued(reopening: Bool) throws -> BatchRun {
        let run = try batchRun()
        let fields = try body().fields(isPartial: true)
        try fields.refuseOthers(than: ["budget"])
        let continuation = ResumeRequest(reopening: reopening, budget: try fields.newBudget())
        if reopening { try refuseRetry(of: run) }
        switch try store.continueBatchRun(run.id, continuation) {
        case nil: throw APIError.notFound()
        case .unchanged(let present)?:
            if continuation.budget != nil, reopening || !present.status.isFinal { throw APIError.budgetUnheeded(present) }
            return present
        case .exhausted(_, let budget, let spending)?: throw APIError.spent(budget, spending)
        case .queued(let present)?:
            api.runner.enqueue(present)
            return present
        }
    }

    private func refuseRetry(of run: BatchRun) throws(APIError) {
        switch run.status {
        case .queued, .running:
            if let stall = api.runner.stall(of: run.id) {
                throw .conflict("The batch run rests, and goes on by itself as soon as it can: \(stall)")
            }
            throw .conflict("The batch run is \(run.status.rawValue): retry it when it has ended, or cancel it and start another.")
        case .cancelled: throw .conflict("The batch run is cancelled: start another one.")
        case .paused, .completed, .failed: break
        }
    }

    fileprivate func answer(_ status: Int, _ run: BatchRun) throws -> Response {
        let progress = try progress(of: run)
        return .json(status) { json in json.batchRun(progress) }
    }

    fileprivate func progress(of run: BatchRun) throws -> RunProgress {
        RunProgress(run, try store.totals(of: run.id), api.runner)
    }
}
