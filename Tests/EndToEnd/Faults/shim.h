/* What the two halves of the preloaded library share: calls.c meets the calls, shim.c says what becomes of them. */
#pragma once
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

enum { DESCRIPTORS = 4096 };
/* What opens, writes, syncs, links or removes; what reads, looks, lists or locks. */
enum sort { CHANGING, READING };
enum room { TAKES_ROOM, TAKES_NONE };
enum kind { NOTHING, KILL, KILL_AFTER, STOP, TEAR, SHORT, FAIL };

#pragma GCC visibility push(hidden)

/* The paths of open descriptors below the folder. */
extern char *places[DESCRIPTORS];
extern int error_number;

/* The system's own function of a name. */
void *real(const char *name);
void die(void);
const char *place(int descriptor);
/* The whole path, if it is below the folder; else NULL. */
const char *whole(int folder, const char *path, char *buffer);
/* Counts a call on a path below the folder; says what is to become of it. */
enum kind meet(const char *name, const char *path, enum sort sort, enum room room, const char *detail);

#pragma GCC visibility pop
