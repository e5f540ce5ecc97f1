import NginxTemplate
import Testing

@Suite struct DevelopmentNginxTests {
    private func text(_ template: String, socketPath: String = "/d/s") throws -> String {
        try DevelopmentNginx(listen: "[::1]:80", socketPath: socketPath, runDirectory: "/d/a b", configurationDirectory: "/n")
            .text(from: template)
    }

    @Test func fillsInEveryPlaceAndKeepsNoComment() throws {
        #expect(
            try text("# the place @RUN@\nlisten @LISTEN@;\npid \"@RUN@/pid\";\ninclude @NGINX@/x;\n@SOCKET@ @SOCKET@\n")
                == "listen [::1]:80;\npid \"/d/a b/pid\";\ninclude /n/x;\n/d/s /d/s\n")
    }

    @Test(arguments: ["/d/\"; user root; \"", "/d/$uri", "/d\\", "/d/\n"])
    func refusesWhatNginxWouldReadOtherwise(path: String) {
        #expect(throws: UnusablePath.self) { try text("@SOCKET@", socketPath: path) }
    }
}
