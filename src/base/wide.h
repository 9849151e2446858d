#pragma once
// Functions that are compiled twice, for every x86-64 and for those with AVX2; which one runs is chosen when the
// program starts. Only for whole numbers or sums whose order is written out: results are the same on every machine.

#if defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__clang__)
#define TAWATUR_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define TAWATUR_WIDE  // sanitizers do not stand code that runs before they do
#endif
