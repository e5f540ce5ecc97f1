internal import AssayRunner
internal import AssayStore
internal import FastCGI

extension StoreError: Explained {}
extension RunnerError: Explained {}
extension ServerError: Explained {}
