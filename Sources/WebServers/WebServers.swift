/// The supported kinds of web servers.
package enum WebServers {
    package static let all: [any WebServer.Type] = [
        StaticHost.self, Nginx.self, Apache.self, Caddy.self,
    ]
}
