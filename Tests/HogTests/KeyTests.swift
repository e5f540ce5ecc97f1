import Testing

@testable import Hog

@Suite struct KeyTests {
    @Test(arguments: [Key.integer(1), .float(1), .boolean(true)])
    func numbersThatAreEqualAreOneKey(key: Key) {
        var members = ObjectMembers()
        members.set(key, .integer(1))
        members.set(.integer(1), .integer(2))
        #expect(members.count == 1)
        #expect(members[.integer(1)]?.asInteger == 2)
    }

    @Test func composedAndDecomposedLettersAreTwoKeys() {
        #expect(Key.text(Text("\u{e9}")) != .text(Text("e\u{301}")))
    }
}
