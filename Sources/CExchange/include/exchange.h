#pragma once

/// Makes `first` and `second` change places in one step; 0, or -1 with errno set.
///
/// renameat2(2) with RENAME_EXCHANGE on Linux, renamex_np(2) with RENAME_SWAP on macOS. In C since
/// Swift's Glibc module does not have the former.
int retour_exchange(const char *first, const char *second);
