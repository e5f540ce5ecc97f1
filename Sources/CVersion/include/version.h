#pragma once

/// The commit that the programs were built from, in hexadecimal; empty where it is not known.
const char *assay_commit(void);
