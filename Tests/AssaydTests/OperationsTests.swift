import Testing

@testable import assayd

@Suite struct OperationsTests {
    /// A stop writes a line for imports that it cuts off.
    @Test(arguments: [
        ("/api/projects/1/datasets/x/items/import/", true), ("/api/projects/1/datasets/x/items/import", true),
        ("/api/environments/1/datasets/x/items/import", true), ("/api/projects/1/datasets/x/items/export/", false),
        ("/x/items/import/", false), ("/healthz", false),
    ])
    func knowsImportsByTheirEndpoint(path: String, isImport: Bool) {
        #expect(Operations.isImport(path) == isImport)
    }
}
