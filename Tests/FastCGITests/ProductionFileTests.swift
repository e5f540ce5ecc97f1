import Foundation
import NginxSupport
import Testing

@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct ProductionFileTests {
    /// The production file, with paths and ports replaced that exist only on an installed machine.
    private func production() throws -> String {
        let file = try String(contentsOfFile: Nginx.configurationDirectory + "/assay.conf", encoding: .utf8)
        let lines = file.replacing("/etc/assay/nginx", with: Nginx.configurationDirectory).replacing("/var/log/nginx", with: "/tmp")
            .replacing("443 ssl http2", with: "1443").replacing("listen 80;", with: "listen 1080;").replacing(
                "[::]:80;", with: "[::]:1080;"
            )
            .split(separator: "\n").filter { !$0.contains("ssl_certificate") }
        return "pid /dev/null;\nevents {}\nhttp {\n" + lines.joined(separator: "\n") + "\n}\n"
    }

    @Test func nginxAcceptsIt() throws {
        #expect(try Nginx.configurationErrors(in: production()) == "")
    }

    /// A block without its own log writes whole request lines, which contain search terms, to nginx's default log.
    @Test func everyServerBlockHasItsOwnLog() throws {
        let file = try String(contentsOfFile: Nginx.configurationDirectory + "/assay.conf", encoding: .utf8)
        let blocks = file.components(separatedBy: "\nserver {").dropFirst()
        #expect(blocks.count == 3)
        for block in blocks { #expect(block.contains("access_log /var/log/nginx/assay.log assay;"), "\(block)") }
    }

    @Test func noAccessLogHoldsAQuery() throws {
        let directory = ScratchDirectory()
        let nginx = try Nginx(socketPath: directory.path + "/none.sock")
        for target in ["/api/x?search=secret", "/nothing?search=secret", "/api/x#search=secret", "http://h/api/x?search=secret"] {
            _ = try nginx.client.send("GET", target)
        }
        nginx.stop()
        #expect(nginx.accessLog.split(separator: "\n").count == 4)
        #expect(!nginx.accessLog.contains("secret"))
    }

    @Test func anObjectionWouldBeSeen() throws {
        #expect(try Nginx.configurationErrors(in: production().replacing("listen", with: "lisent")).contains("unknown directive"))
    }
}
