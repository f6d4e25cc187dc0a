#pragma once

/// Read by jemalloc when the program starts (jemalloc(3), "TUNING").
extern const char *malloc_conf;
