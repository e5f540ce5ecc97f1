internal import Glibc

extension Store {
    /// Free space that bulk writes leave, where the disk has it: what must still be possible, such as dropping an import or ending a run,
    /// writes as well.
    private static let spare = 32 << 20

    /// Refuses a bulk write of so many bytes if it would leave the disk too full for others. It is written twice, to the log and to the file.
    func checkSpace(for bytes: Int) throws(StoreError) {
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else { return }
        let unit = Int(facts.f_frsize)
        let spare = min(Self.spare, Int(facts.f_blocks) * unit / 10)
        let (free, needed) = (Int(facts.f_bavail) * unit, 2 * bytes + spare)
        if free >= needed { return }
        // Pages that dropped rows have left are used before the file grows.
        guard free >= spare / 2, try free + freePages() >= needed else { throw .diskFull }
    }

    /// Bytes of the file that hold nothing.
    private func freePages() throws(StoreError) -> Int {
        try read { (connection) throws(StoreError) in
            let sizes = try ["freelist_count", "page_size"].map { name throws(StoreError) in
                try connection.first("PRAGMA \(name)") { row throws(StoreError) in try row.next(as: Int64.self) } ?? 0
            }
            return Int(sizes[0] * sizes[1])
        }
    }
}
