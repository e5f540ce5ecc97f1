"""An HTTP server with a path for each kind of response. Prints its port, and ends when its standard input is closed."""

import hashlib
import http.server
import json
import sys
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/silent":
            ended.wait()
        elif self.path == "/broken":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")
            self.close_connection = True
        elif self.path == "/moved":
            self.reply(302, b"elsewhere", {"Location": "/echo"})
        elif self.path == "/long":
            self.reply(200, b"x" * 100_000)
        elif self.path == "/closes":
            # Tells the client that the connection stays open, and closes it.
            self.reply(200, b"bye")
            self.close_connection = True
        else:
            self.reply(201 if body else 200, json.dumps(self.seen(body)).encode())

    do_GET = do_POST = do_PATCH = answer

    def seen(self, body):
        return {
            "method": self.command,
            "path": self.path,
            "type": self.headers.get("Content-Type"),
            "authorization": self.headers.get("Authorization"),
            "expect": self.headers.get("Expect"),
            "length": len(body),
            "sha256": hashlib.sha256(body).hexdigest(),
            "port": self.client_address[1],
        }

    def reply(self, status, body, headers={}):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


ended = threading.Event()
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
