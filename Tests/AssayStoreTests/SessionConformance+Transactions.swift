import NginxSupport
import Testing

@testable import AssayStore

extension SessionConformance {
    /// A table in which each row has a number.
    private func numbers(_ subject: SessionSubject) throws -> (database: any SubjectDatabase, session: any Session) {
        let database = try subject.database(in: directory.path)
        let session = try database.session()
        try session.execute("CREATE TABLE numbers (number INTEGER NOT NULL UNIQUE)")
        return (database, session)
    }

    private func all(_ session: any Session) throws -> [Int] { try session.values("SELECT number FROM numbers ORDER BY number") }

    @Test(arguments: SessionSubject.allCases) func aTransactionIsCommittedOrRolledBackAsAWhole(_ subject: SessionSubject) throws {
        let (database, session) = try numbers(subject)
        let other = try database.session()
        for (end, expected) in [("ROLLBACK", []), ("COMMIT", [1, 2])] {
            try session.run(database.beginWriting)
            for number in [1, 2] { try session.run("INSERT INTO numbers VALUES (?)", number) }
            #expect(try all(session) == [1, 2])
            #expect(try all(other) == [])
            try session.run(end)
            #expect(try all(other) == expected)
        }
    }

    @Test(arguments: SessionSubject.allCases) func aSavepointUndoesOnlyItsPart(_ subject: SessionSubject) throws {
        let (database, session) = try numbers(subject)
        try session.run(database.beginWriting)
        try session.run("INSERT INTO numbers VALUES (1)")
        try session.run("SAVEPOINT job")
        try session.run("INSERT INTO numbers VALUES (2)")
        #expect(throws: StoreError.self) { try session.run("INSERT INTO numbers VALUES (1)") }
        try session.run("ROLLBACK TO job")
        try session.run("RELEASE job")
        try session.run("INSERT INTO numbers VALUES (3)")
        try session.run("COMMIT")
        #expect(try all(session) == [1, 3])
    }

    @Test(arguments: SessionSubject.allCases) func aSnapshotSeesOneStateOfTheDatabase(_ subject: SessionSubject) throws {
        let (database, session) = try numbers(subject)
        let reader = try database.session()
        try session.run("INSERT INTO numbers VALUES (1)")
        let seen = try reader.snapshot { () throws(StoreError) in
            let before: [Int] = try reader.values("SELECT number FROM numbers")
            try session.run("INSERT INTO numbers VALUES (2)")
            return (before: before, after: try reader.values("SELECT number FROM numbers", as: Int.self))
        }
        #expect(seen == (before: [1], after: [1]))
        #expect(try all(reader) == [1, 2])
    }

    @Test(arguments: SessionSubject.allCases) func aSnapshotEndsWithAnError(_ subject: SessionSubject) throws {
        let (_, session) = try numbers(subject)
        #expect(throws: StoreError.diskFull) { try session.snapshot { () throws(StoreError) in throw .diskFull } }
        #expect(try session.snapshot { () throws(StoreError) in 1 } == 1)
    }

    @Test(arguments: SessionSubject.allCases) func aViolatedConstraintIsABugAndChangesNothing(_ subject: SessionSubject) throws {
        let (_, session) = try numbers(subject)
        try session.run("INSERT INTO numbers VALUES (1)")
        for sql in ["INSERT INTO numbers VALUES (2), (1)", "INSERT INTO numbers VALUES (NULL)"] {
            #expect(#expect(throws: StoreError.self) { try session.run(sql) }?.isBug == true)
        }
        #expect(try all(session) == [1])
    }

    @Test(arguments: SessionSubject.allCases) func aWrongStatementIsABug(_ subject: SessionSubject) throws {
        let (_, session) = try numbers(subject)
        #expect(#expect(throws: StoreError.self) { try session.run("SELEKT 1") }?.isBug == true)
        #expect(#expect(throws: StoreError.self) { try session.execute("INSERT INTO nothing VALUES (1)") }?.isBug == true)
        #expect(#expect(throws: StoreError.self) { try session.run("SELECT 1") }?.isBug == true)
    }

    @Test(arguments: SessionSubject.allCases) func aSecondWriterIsToldToWait(_ subject: SessionSubject) throws {
        let (database, session) = try numbers(subject)
        let other = try database.impatientSession()
        try session.run(database.beginWriting)
        try session.run("INSERT INTO numbers VALUES (1)")
        #expect(throws: StoreError.busy) { try other.run(database.beginWriting) }
        try session.run("COMMIT")
        try other.run(database.beginWriting)
        try other.run("INSERT INTO numbers VALUES (2)")
        try other.run("COMMIT")
        #expect(try all(session) == [1, 2])
    }

    @Test(arguments: SessionSubject.allCases) func aClosedSessionSaysSo(_ subject: SessionSubject) throws {
        let (_, session) = try numbers(subject)
        let statement = try session.statement("SELECT number FROM numbers")
        session.close()
        session.close()
        #expect(throws: StoreError.closed) { try session.statement("SELECT number FROM numbers") }
        #expect(throws: StoreError.closed) { try session.execute("DELETE FROM numbers") }
        #expect(throws: StoreError.closed) { try statement.values(as: Int.self) }
    }

    @Test(arguments: SessionSubject.allCases) func aStatementIsNotUsedWhileItsResultIsRead(_ subject: SessionSubject) throws {
        let (_, session) = try numbers(subject)
        try session.run("INSERT INTO numbers VALUES (1), (2)")
        let sql = "SELECT number FROM numbers ORDER BY number"
        let read = try session.all(sql) { row throws(StoreError) in
            let error = StoreError.misuse("a statement was used while its result was being read")
            #expect(throws: error) { try session.values(sql, as: Int.self) }
            // Another statement can be used.
            return try row.next(as: Int.self) + (session.value("SELECT 10") ?? 0)
        }
        #expect(read == [11, 12])
        #expect(try session.values(sql) == [1, 2])
    }

    @Test(arguments: SessionSubject.allCases) func aStatementCanBeUsedAgainAfterAnErrorOrHalfAResult(_ subject: SessionSubject) throws {
        let (_, session) = try numbers(subject)
        let insert = try session.statement("INSERT INTO numbers VALUES (?)")
        try insert.run(1)
        #expect(throws: StoreError.self) { try insert.run(1) }
        try insert.run(2)
        let select = try session.statement("SELECT number FROM numbers ORDER BY number")
        #expect(try select.value(as: Int.self) == 1)
        #expect(throws: StoreError.closed) { try select.all { _ throws(StoreError) -> Int in throw .closed } }
        var first: [Int] = []
        try select.forEach(do: { row throws(StoreError) in first.append(try row.next()) }, while: { first.isEmpty })
        #expect(first == [1])
        #expect(try select.values(as: Int.self) == [1, 2])
    }

    @Test(arguments: SessionSubject.allCases) func moreStatementsThanAreCachedCanBeInUse(_ subject: SessionSubject) throws {
        let (_, session) = try numbers(subject)
        try session.run("INSERT INTO numbers VALUES (1)")
        let kept = try (0..<300).map { index in try session.statement("SELECT number + \(index) FROM numbers") }
        #expect(try kept.map { try $0.value(as: Int.self) } == (1...300).map(Optional.some))
    }
}
