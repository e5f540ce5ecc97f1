#include "version.h"

// `git archive`, which makes the tarballs of GitHub and GitLab, writes the commit here (see .gitattributes).
static const char archived[] = "$Format:%H$";

#ifndef BUILD_COMMIT
#define BUILD_COMMIT ""
#endif

// In a clone the dollar sign is still there, and `make build` defines the commit.
const char *assay_commit(void) { return archived[0] == '$' ? BUILD_COMMIT : archived; }
