package dev.chainon.bench.chips;

import dev.chainon.chips.ChipSettings;
import dev.chainon.chips.Provider;
import java.util.List;
import java.util.Locale;

/**
 * One chip with one setting, measured in a process of its own.
 *
 * @param id in results and advice
 * @param chip cpu, gpu or npu
 * @param what is measured: {@code flat} or {@code graph} for the two loops of training, {@code serve}
 * @param library the build of ND4J, or the execution provider of ONNX Runtime
 */
record Setting(String id, String chip, String what, String library, int threads) {

    private static final String CUDA = "cuda";

    static Setting flat(NativeBuild build, int threads) {
        return new Setting("flat." + build.name() + "." + threads, "cpu", "flat", build.name(), threads);
    }

    static Setting graph(NativeBuild build, int threads) {
        return new Setting("graph." + build.name() + "." + threads, "cpu", "graph", build.name(), threads);
    }

    /** DL4J's own loop on an NVIDIA GPU; one thread of the processor feeds it. */
    static Setting cuda() {
        return new Setting("graph.cuda.1", "gpu", "graph", CUDA, 1);
    }

    static Setting serve(Provider provider, int threads) {
        String chip = provider.kind().name().toLowerCase(Locale.ROOT);
        return new Setting("serve." + provider.key() + "." + threads, chip, "serve", provider.key(), threads);
    }

    boolean serves() {
        return what.equals("serve");
    }

    boolean onCuda() {
        return List.of(CUDA, "tensorrt").contains(library);
    }

    /** The configuration of chips that the process is given. */
    ChipSettings chips() {
        return new ChipSettings(
                !serves() && onCuda() ? ChipSettings.Backend.CUDA : ChipSettings.Backend.CPU,
                what.equals("graph") ? threads : 1,
                ChipSettings.Wait.PASSIVE,
                serves() ? Provider.valueOf(library.toUpperCase(Locale.ROOT)) : Provider.CPU,
                serves() ? threads : 1);
    }

    /** The same, and the threads of the loop on flat arrays, as system properties. */
    List<String> options() {
        ChipSettings chips = chips();
        return List.of(
                "-Dchainon.training.threads=" + (what.equals("flat") ? threads : 1),
                "-Dchainon.chips.backend=" + chips.backend(),
                "-Dchainon.chips.omp-threads=" + chips.ompThreads(),
                "-Dchainon.chips.omp-wait=" + chips.ompWait(),
                "-Dchainon.chips.provider=" + chips.provider(),
                "-Dchainon.chips.provider-threads=" + chips.providerThreads());
    }
}
