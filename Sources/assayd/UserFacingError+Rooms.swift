internal import AssayRunner
internal import AssayStore
internal import FastCGI

extension StoreError: UserFacingError {}
extension RunnerError: UserFacingError {}
extension ServerError: UserFacingError {}
