#pragma once

/// The commit that the programs were built from, in hexadecimal; empty if it is unknown.
const char *assay_commit(void);
