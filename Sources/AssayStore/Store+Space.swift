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
        guard Int(facts.f_bavail) * unit >= 2 * bytes + spare else { throw .diskFull }
    }
}
