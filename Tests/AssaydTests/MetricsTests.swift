import Testing

@testable import assayd

@Suite struct MetricsTests {
    @Test func requestsAreCountedByWhatTheyWere() {
        let metrics = Metrics()
        metrics.count("GET", "datasets/", 200, seconds: 0.002)
        metrics.count("GET", "datasets/", 200, seconds: 20)
        metrics.count("BREW", "none", 405, seconds: 0)
        let counts = metrics.snapshot
        #expect(counts.requests[Metrics.Request(method: "GET", endpoint: "datasets/", status: 200)] == 2)
        #expect(counts.requests[Metrics.Request(method: "other", endpoint: "none", status: 405)] == 1)
        #expect(counts.durations["datasets/"]?.counts.first == 0)
        #expect(counts.durations["datasets/"]?.counts[1] == 1)
        #expect(counts.durations["datasets/"]?.counts.last == 1)
    }

    @Test func aPageIsWhatPrometheusReads() {
        var page = MetricsPage()
        page.single("assay_x_total", .counter, "Things.", 3)
        page.sample("assay_x_total", [("endpoint", #"a"b"#)], 1)
        #expect(
            page.text
                == "# HELP assay_x_total Things.\n# TYPE assay_x_total counter\nassay_x_total 3\nassay_x_total{endpoint=\"a\\\"b\"} 1\n")
    }
}
