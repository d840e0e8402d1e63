package dev.chainon.conformance;

import com.google.protobuf.ByteString;
import dev.chainon.protocol.InferTensorContents;
import dev.chainon.protocol.ModelInferRequest;
import dev.chainon.protocol.ModelInferResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Messages of ModelInfer from samples, and elements from its responses. */
final class GrpcRequests {

    private GrpcRequests() {}

    static ModelInferRequest.Builder of(Sample sample, boolean raw) {
        ModelInferRequest.Builder request =
                ModelInferRequest.newBuilder().setModelName(sample.model().name());
        for (TensorFacts tensor : sample.model().inputs()) {
            ModelInferRequest.InferInputTensor.Builder input = ModelInferRequest.InferInputTensor.newBuilder()
                    .setName(tensor.name())
                    .setDatatype(tensor.datatype())
                    .addAllShape(sample.shape(tensor));
            if (raw) {
                request.addRawInputContents(ByteString.copyFrom(Raw.of(sample, tensor)));
            } else {
                input.setContents(contents(sample, tensor));
            }
            request.addInputs(input);
        }
        return request;
    }

    private static InferTensorContents contents(Sample sample, TensorFacts tensor) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (int i = 0; i < sample.elements(tensor); i++) {
            double value = sample.value(tensor, i);
            switch (tensor.datatype()) {
                case "BOOL" -> contents.addBoolContents(value != 0);
                case "INT8", "INT16", "INT32" -> contents.addIntContents((int) value);
                case "INT64" -> contents.addInt64Contents((long) value);
                case "UINT8", "UINT16", "UINT32" -> contents.addUintContents((int) value);
                case "UINT64" -> contents.addUint64Contents((long) value);
                case "FP32" -> contents.addFp32Contents((float) value);
                case "FP64" -> contents.addFp64Contents(value);
                case "BYTES" -> contents.addBytesContents(ByteString.copyFromUtf8(Long.toString((long) value)));
                default -> throw new NotOffered(tensor.datatype() + " has no typed contents");
            }
        }
        return contents.build();
    }

    /** Elements of each output, in whichever of the two forms the server gives them. */
    static Map<String, List<Object>> outputs(ModelInferResponse response, ModelFacts model) {
        NotAsSaid.unless(
                response.getModelName().equals(model.name()),
                "model_name is '" + response.getModelName() + "', not '" + model.name() + "'");
        boolean raw = response.getRawOutputContentsCount() > 0;
        NotAsSaid.unless(
                !raw || response.getRawOutputContentsCount() == response.getOutputsCount(),
                "there are " + response.getRawOutputContentsCount() + " raw_output_contents for "
                        + response.getOutputsCount() + " outputs");
        Map<String, List<Object>> outputs = new TreeMap<>();
        for (int i = 0; i < response.getOutputsCount(); i++) {
            ModelInferResponse.InferOutputTensor output = response.getOutputs(i);
            TensorFacts tensor = known(output, model);
            List<Object> elements = raw
                    ? Raw.elements(tensor, response.getRawOutputContents(i).toByteArray())
                    : elements(output.getContents());
            NotAsSaid.unless(
                    elements.size() == TensorFacts.elements(output.getShapeList()),
                    "'" + output.getName() + "' has " + elements.size() + " elements, but its shape is "
                            + output.getShapeList());
            outputs.put(output.getName(), elements);
        }
        model.outputs()
                .forEach(tensor -> NotAsSaid.unless(
                        outputs.containsKey(tensor.name()),
                        "the output '" + tensor.name() + "' of the metadata is missing"));
        return outputs;
    }

    private static TensorFacts known(ModelInferResponse.InferOutputTensor output, ModelFacts model) {
        TensorFacts tensor = model.outputs().stream()
                .filter(t -> t.name().equals(output.getName()))
                .findFirst()
                .orElseThrow(() -> new NotAsSaid("'" + output.getName() + "' is no output of the metadata"));
        NotAsSaid.unless(
                output.getDatatype().equals(tensor.datatype()) && tensor.fits(output.getShapeList()),
                "'" + output.getName() + "' is " + output.getDatatype() + " " + output.getShapeList()
                        + ", the metadata say " + tensor.datatype() + " " + tensor.shape());
        return tensor;
    }

    private static List<Object> elements(InferTensorContents contents) {
        List<Object> elements = new ArrayList<>();
        contents.getBoolContentsList().forEach(v -> elements.add(Boolean.toString(v)));
        contents.getIntContentsList().forEach(v -> elements.add(v.doubleValue()));
        contents.getInt64ContentsList().forEach(v -> elements.add(v.doubleValue()));
        contents.getUintContentsList().forEach(v -> elements.add((double) Integer.toUnsignedLong(v)));
        contents.getUint64ContentsList().forEach(v -> elements.add(v.doubleValue()));
        contents.getFp32ContentsList().forEach(v -> elements.add(v.doubleValue()));
        contents.getFp64ContentsList().forEach(elements::add);
        contents.getBytesContentsList().forEach(v -> elements.add(v.toString(StandardCharsets.UTF_8)));
        return elements;
    }
}
