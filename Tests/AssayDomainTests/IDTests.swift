import AssayDomain
import Glibc
import Synchronization
import Testing
import Threads

@Suite struct IDTests {
    private typealias Name = ID<Dataset>

    @Test(arguments: [
        "01890a5d-ac96-774b-bcce-b302099a8057", "01890A5D-AC96-774B-BCCE-B302099A8057", "01890a5dac96774bbcceb302099a8057",
        "{01890a5d-ac96-774b-bcce-b302099a8057}", "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057",
        "URN:UUID:01890A5D-AC96-774B-BCCE-B302099A8057",
    ])
    func readsEveryFormOfAUUID(text: String) {
        let id = Name(text)
        #expect(id == Name(high: 0x0189_0a5d_ac96_774b, low: 0xbcce_b302_099a_8057))
        #expect(id?.description == "01890a5d-ac96-774b-bcce-b302099a8057")
    }

    @Test(arguments: ["", "nope", "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a80577", "{}", "5"])
    func refusesWhatIsNone(text: String) {
        #expect(Name(text) == nil)
    }

    @Test func keepsItsBytes() {
        let id = Name.new()
        #expect(id.bytes.count == 16)
        #expect(id.bytes.withUnsafeBytes { Name(bytes: $0) } == id)
        #expect(id.bytes.prefix(15).withUnsafeBytes { Name(bytes: $0) } == nil)
    }

    @Test func marksNewOnesAsVersionSeven() {
        let id = Name.new()
        #expect(id.high >> 12 & 15 == 7)
        #expect(id.low >> 62 == 2)
    }

    @Test func growsEvenWhenTheClockGoesBack() {
        let now = Timestamp.now()
        let first = Name.new(at: now)
        let second = Name.new(at: now.advanced(by: -3_600_000_000))
        #expect(first < second)
        #expect(first.description < second.description)
    }

    @Test func growsInEveryThreadAndNeverRepeats() throws {
        let made = Mutex<[[Name]]>([])
        try SystemThread.run(4) { _ in
            let names = (0..<20_000).map { _ in Name.new() }
            made.withLock { $0.append(names) }
        }
        let lists = made.withLock { $0 }
        #expect(lists.count == 4)
        for list in lists { #expect(zip(list, list.dropFirst()).allSatisfy(<)) }
        #expect(Set(lists.joined()).count == 80_000)
    }
}
