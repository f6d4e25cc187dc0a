#define _GNU_SOURCE
#include "exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/xattr.h>

int retour_exchange(const char *first, const char *second) {
#ifdef __APPLE__
    return renamex_np(first, second, RENAME_SWAP);
#else
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
#endif
}

int retour_move(const char *from, const char *to) {
#ifdef __APPLE__
    return renamex_np(from, to, RENAME_EXCL);
#else
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
#endif
}

static ssize_t list(const char *path, char *names, size_t size) {
#ifdef __APPLE__
    return listxattr(path, names, size, XATTR_NOFOLLOW);
#else
    return llistxattr(path, names, size);
#endif
}

static ssize_t get(const char *path, const char *name, void *value, size_t size) {
#ifdef __APPLE__
    return getxattr(path, name, value, size, 0, XATTR_NOFOLLOW);
#else
    return lgetxattr(path, name, value, size);
#endif
}

static int set(const char *path, const char *name, const void *value, size_t size) {
#ifdef __APPLE__
    return setxattr(path, name, value, size, 0, XATTR_NOFOLLOW);
#else
    return lsetxattr(path, name, value, size, 0);
#endif
}

/// Whether only a privileged process can set an attribute of this name.
static int is_privileged(const char *name) {
    return strncmp(name, "security.", 9) == 0 || strncmp(name, "trusted.", 8) == 0;
}

static int copy(const char *from, const char *to, const char *name) {
    ssize_t size = get(from, name, NULL, 0);
    if (size < 0) return -1;
    void *value = malloc(size + 1);
    if (value == NULL) return -1;
    size = get(from, name, value, size);
    int status = size < 0 ? -1 : set(to, name, value, size);
    int code = errno;
    free(value);
    errno = code;
    return is_privileged(name) ? 0 : status;
}

int retour_copy_attributes(const char *from, const char *to) {
#ifndef __APPLE__
    // A new folder inherits these from the folder it is in.
    lremovexattr(to, "system.posix_acl_access");
    lremovexattr(to, "system.posix_acl_default");
#endif
    ssize_t size = list(from, NULL, 0);
    if (size < 0) return errno == ENOTSUP ? 0 : -1;
    if (size == 0) return 0;
    char *names = malloc(size);
    if (names == NULL) return -1;
    size = list(from, names, size);
    int status = size < 0 ? -1 : 0;
    for (char *name = names; status == 0 && name < names + size; name += strlen(name) + 1) {
        status = copy(from, to, name);
    }
    int code = errno;
    free(names);
    errno = code;
    return status;
}
