#include "version.h"

// `git archive`, of which GitHub's and GitLab's tarballs are made, writes the commit here (.gitattributes).
static const char archived[] = "$Format:%H$";

#ifndef BUILD_COMMIT
#define BUILD_COMMIT ""
#endif

// A dollar sign is still there in a clone, where `make build` says which commit it is.
const char *assay_commit(void) { return archived[0] == '$' ? BUILD_COMMIT : archived; }
