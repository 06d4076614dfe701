#ifndef CCATALOGUE_H
#define CCATALOGUE_H

/// The text of one of the files that are built into the program, which ends with a zero byte, and its path in the repository; a null
/// pointer where there are no more. Places count from 0.
const char *catalogue_text(int place, const char **path);

#endif
