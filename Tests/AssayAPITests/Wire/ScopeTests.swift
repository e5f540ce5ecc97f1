import Testing

@testable import AssayAPI

@Suite struct ScopeTests {
    @Test(arguments: [
        (["*"], true), (["dataset:read"], true), (["dataset:write"], true), (["evaluation:read", "dataset:read"], true),
        ([], false), (["evaluation:write"], false), (["data:write"], false), (["dataset"], false), ([":write"], false),
    ])
    func readingIsGrantedToWhoMayWrite(granted: [String], isGranted: Bool) {
        #expect(Scope.isGranted("dataset:read", by: granted) == isGranted)
    }

    @Test func writingIsNotGrantedToWhoMayRead() {
        #expect(!Scope.isGranted("dataset:write", by: ["dataset:read"]))
    }
}
