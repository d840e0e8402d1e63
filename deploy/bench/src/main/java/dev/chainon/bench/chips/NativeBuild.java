package dev.chainon.bench.chips;

import java.util.List;

/**
 * A build of ND4J's library for processors.
 *
 * @param name in results
 * @param extension of its jar's classifier; empty for the one that runs on all
 * @param instructions that the processor must have, as Linux names them
 * @param flat whether the loop on flat arrays is measured with it too: what that takes of the library is the product of matrices alone
 */
record NativeBuild(String name, String extension, List<String> instructions, boolean flat) {

    private static final List<String> AVX2 = List.of("avx2", "fma");
    private static final List<String> AVX512 = List.of("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl");

    /** All that there are for a PC; the first is what the others are compared with. */
    static final List<NativeBuild> ALL = List.of(
            new NativeBuild("generic", "", List.of(), true),
            new NativeBuild("avx2", "-avx2", AVX2, true),
            new NativeBuild("avx512", "-avx512", AVX512, true),
            new NativeBuild("onednn-avx2", "-onednn-avx2", AVX2, false),
            new NativeBuild("onednn-avx512", "-onednn-avx512", AVX512, false));

    static NativeBuild generic() {
        return ALL.get(0);
    }
}
