#include "settings.h"

// Compiling a site takes more memory than keeping it. A thread of jemalloc's own returns what is
// free to the system soon, not only when more is allocated.
const char *malloc_conf = "background_thread:true,dirty_decay_ms:1000";
