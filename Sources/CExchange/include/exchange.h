#pragma once

/// What Swift's Glibc module does not have. Each function returns 0, or -1 with errno set.

/// Makes `first` and `second` change places in one step.
///
/// renameat2(2) with RENAME_EXCHANGE on Linux, renamex_np(2) with RENAME_SWAP on macOS.
int retour_exchange(const char *first, const char *second);

/// Renames `from` to `to`; fails with EEXIST if `to` exists.
///
/// renameat2(2) with RENAME_NOREPLACE on Linux, renamex_np(2) with RENAME_EXCL on macOS.
int retour_move(const char *from, const char *to);

/// Copies the extended attributes of a folder, and so its access control lists (xattr(7), acl(5)).
///
/// Attributes that only the system may set are left out.
int retour_copy_attributes(const char *from, const char *to);
