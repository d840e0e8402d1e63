package dev.chainon.chips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import dev.chainon.evidence.record.Criterion;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderTest {

    /** As ONNX Runtime itself says what was built in. */
    private static final Map<Provider, OrtProvider> NAMES = Map.ofEntries(
            Map.entry(Provider.CPU, OrtProvider.CPU),
            Map.entry(Provider.XNNPACK, OrtProvider.XNNPACK),
            Map.entry(Provider.DNNL, OrtProvider.DNNL),
            Map.entry(Provider.CUDA, OrtProvider.CUDA),
            Map.entry(Provider.TENSORRT, OrtProvider.TENSOR_RT),
            Map.entry(Provider.ROCM, OrtProvider.ROCM),
            Map.entry(Provider.DIRECTML, OrtProvider.DIRECT_ML),
            Map.entry(Provider.WEBGPU, OrtProvider.WEBGPU),
            Map.entry(Provider.OPENVINO, OrtProvider.OPEN_VINO),
            Map.entry(Provider.QNN, OrtProvider.QNN),
            Map.entry(Provider.COREML, OrtProvider.CORE_ML),
            Map.entry(Provider.NNAPI, OrtProvider.NNAPI));

    @Test
    void theProcessorIsAlwaysThere() {
        assertThat(Provider.CPU.absence()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    @Criterion("B2Cr5.absent-is-absent")
    void isAbsentWithTheWordsOfOnnxRuntime_whenItWasNotBuiltIn(Provider provider) {
        EnumSet<OrtProvider> built = OrtEnvironment.getAvailableProviders();
        if (!built.contains(NAMES.get(provider))) {
            assertThatThrownBy(() -> provider.options(1).close())
                    .isInstanceOf(OrtException.class)
                    .satisfies(e -> assertThat(provider.absence()).contains(Provider.reason((OrtException) e)));
            assertThat(provider.absence().orElseThrow())
                    .startsWith("OrtException: Error code - ORT_")
                    .containsAnyOf("shared provider", "not supported in this build", "not compiled with")
                    .doesNotContain("\n");
        }
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void namesTheLibraryThatIsMissing() {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            assertThat(Provider.CUDA.absence())
                    .contains("OrtException: Error code - ORT_EP_FAIL - message: Failed to find CUDA shared provider");
        }
    }

    @Test
    void knowsChipsOfThreeKinds() {
        assertThat(Provider.values()).extracting(Provider::kind).contains(Provider.Kind.values());
        assertThat(Provider.OPENVINO.key()).isEqualTo("openvino");
    }
}
