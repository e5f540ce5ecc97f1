import AssayDomain
import JSON
import NginxSupport
import Testing

@testable import AssayStore

/// A database whose sessions are tested: one case per implementation of `Session`.
enum SessionSubject: CaseIterable, CustomTestStringConvertible {
    case sqlite

    var testDescription: String {
        switch self {
        case .sqlite: "SQLite"
        }
    }

    /// An empty database.
    ///
    /// - Parameter directory: where files may be created.
    func database(in directory: String) throws -> any SubjectDatabase {
        switch self {
        case .sqlite: try SQLiteSubject(path: directory + "/subject.db")
        }
    }
}

protocol SubjectDatabase {
    /// A session that may write.
    func session() throws -> any Session

    /// A session that does not wait for other writers.
    func impatientSession() throws -> any Session

    /// Begins a transaction that writes. Throws `.busy` if another one goes on for too long.
    var beginWriting: String { get }
}

/// What the store relies on in every session.
@Suite struct SessionConformance {
    let directory = ScratchDirectory()

    /// A session with a table that has a column of each type.
    private func table(_ subject: SessionSubject) throws -> any Session {
        let session = try subject.database(in: directory.path).session()
        try session.execute(
            "CREATE TABLE things (id INTEGER PRIMARY KEY, whole INTEGER, real REAL, text TEXT UNIQUE, bytes BLOB)")
        return session
    }

    @Test(arguments: SessionSubject.allCases, [0, 1, -1, .max, .min] as [Int64])
    func integersComeBack(_ subject: SessionSubject, _ value: Int64) throws {
        let session = try table(subject)
        try session.run("INSERT INTO things (whole) VALUES (?)", value)
        #expect(try session.value("SELECT whole FROM things") == value)
    }

    @Test(
        arguments: SessionSubject.allCases,
        [0.1, 1, 1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity, -.infinity] as [Double])
    func realsComeBack(_ subject: SessionSubject, _ value: Double) throws {
        let session = try table(subject)
        try session.run("INSERT INTO things (real) VALUES (?)", value)
        #expect(try session.value("SELECT real FROM things") == value)
    }

    @Test(arguments: SessionSubject.allCases) func negativeZeroEqualsZeroAndNaNIsNull(_ subject: SessionSubject) throws {
        let session = try table(subject)
        try session.run("INSERT INTO things (id, real) VALUES (1, ?), (2, ?)", -0.0, Double.nan)
        #expect(try session.value("SELECT real FROM things WHERE id = 1") == 0.0)
        #expect(try session.value("SELECT count(*) FROM things WHERE real IS NULL") == 1)
    }

    @Test(
        arguments: SessionSubject.allCases,
        ["", " ", "123456789012345678901234567890", "1.0", "naïve 漢字 🙂", "it's \"quoted\"", String(repeating: "x", count: 100_000)])
    func textComesBack(_ subject: SessionSubject, _ value: String) throws {
        let session = try table(subject)
        try session.run("INSERT INTO things (id, text) VALUES (1, ?), (2, ?)", value, JSONText(compact: value + "!"))
        #expect(try session.value("SELECT text FROM things WHERE id = 1") == value)
        #expect(try session.value("SELECT text FROM things WHERE id = 2") == JSONText(compact: value + "!"))
        #expect(try session.value("SELECT count(*) FROM things WHERE text = ?", value) == 1)
    }

    @Test(arguments: SessionSubject.allCases, [[], [0], [0, 255, 0], [UInt8](repeating: 7, count: 100_000)] as [[UInt8]])
    func blobsComeBack(_ subject: SessionSubject, _ value: [UInt8]) throws {
        let session = try table(subject)
        try session.run("INSERT INTO things (bytes) VALUES (?)", value)
        #expect(try session.value("SELECT bytes FROM things") == value)
        #expect(try session.value("SELECT count(*) FROM things WHERE bytes IS NULL") == 0)
    }

    @Test(arguments: SessionSubject.allCases) func idsAreBlobsInTheirOrder(_ subject: SessionSubject) throws {
        let session = try table(subject)
        let ids = [ID<Dataset>(high: 1, low: 2), ID(high: 1, low: .max), ID(high: .max, low: 0)]
        for id in ids.reversed() { try session.run("INSERT INTO things (bytes) VALUES (?)", id) }
        #expect(try session.values("SELECT bytes FROM things ORDER BY bytes") == ids)
        #expect(try session.values("SELECT bytes FROM things ORDER BY bytes") == ids.map(\.bytes))
    }

    @Test(arguments: SessionSubject.allCases) func nullIsNoEmptyValue(_ subject: SessionSubject) throws {
        let session = try table(subject)
        try session.run(
            "INSERT INTO things (whole, real, text, bytes) VALUES (?, ?, ?, ?)", Int64?.none, Double?.none, String?.none, [UInt8]?.none)
        let nulls = try session.first("SELECT whole, real, text, bytes FROM things") { row throws(StoreError) in
            try (row.next(as: Int64?.self), row.next(as: Double?.self), row.next(as: String?.self), row.next(as: [UInt8]?.self))
        }
        #expect(try #require(nulls) == (nil, nil, nil, nil))
    }

    @Test(arguments: SessionSubject.allCases) func aValueOfAnotherTypeIsDamage(_ subject: SessionSubject) throws {
        let session = try table(subject)
        try session.run("INSERT INTO things (whole, bytes) VALUES (?, ?)", 1, [1, 2, 3] as [UInt8])
        for sql in ["SELECT bytes FROM things", "SELECT text FROM things"] {
            let error = #expect(throws: StoreError.self) { try session.value(sql, as: Int64.self) }
            guard case .corrupt? = error else {
                Issue.record("\(sql): \(String(describing: error))")
                continue
            }
        }
        #expect(throws: StoreError.self) { try session.value("SELECT bytes FROM things", as: ID<Dataset>.self) }
    }

    @Test(arguments: SessionSubject.allCases) func aRunSaysHowManyRowsItChanged(_ subject: SessionSubject) throws {
        let session = try table(subject)
        #expect(try session.run("INSERT INTO things (whole) VALUES (1), (1), (2)") == 3)
        #expect(try session.run("UPDATE things SET whole = 3 WHERE whole = ?", 1) == 2)
        #expect(try session.run("UPDATE things SET whole = 3 WHERE whole = ?", 1) == 0)
        #expect(try session.run("DELETE FROM things") == 3)
    }

    @Test(arguments: SessionSubject.allCases) func whatIsInsertedIsReturnedOnRequest(_ subject: SessionSubject) throws {
        let session = try table(subject)
        #expect(try session.value("INSERT INTO things (id, whole) VALUES (7, ?) RETURNING id", 1) == Int64(7))
        #expect(try session.value("UPDATE things SET whole = whole + 1 WHERE id = ? RETURNING whole", 7) == 2)
        #expect(try session.value("UPDATE things SET whole = 0 WHERE id = ? RETURNING whole", 8, as: Int.self) == nil)
    }

    @Test(arguments: SessionSubject.allCases) func aConflictIsSkippedOrUpdatesTheRow(_ subject: SessionSubject) throws {
        let session = try table(subject)
        try session.run("INSERT INTO things (text, whole) VALUES ('a', 1)")
        #expect(try session.run("INSERT INTO things (text) VALUES ('a') ON CONFLICT (text) DO NOTHING") == 0)
        let update =
            "INSERT INTO things (text, whole) VALUES ('a', 5) ON CONFLICT (text) DO UPDATE SET whole = things.whole + excluded.whole"
        #expect(try session.run(update) == 1)
        #expect(try session.value("SELECT whole FROM things") == 6)
    }

    @Test(arguments: SessionSubject.allCases) func manyRowsAreInsertedByOneStatement(_ subject: SessionSubject) throws {
        let session = try table(subject)
        let inserted = try session.statement("INSERT INTO things (whole, text) VALUES (?, ?), (?, ?)").run { parameters in
            for (whole, text) in [(1, "a"), (2, nil)] as [(Int, String?)] {
                parameters.add(whole)
                parameters.add(text)
            }
        }
        #expect(inserted == 2)
        #expect(try session.values("SELECT whole FROM things ORDER BY id") == [1, 2])
    }
}
