package dev.chainon.serving.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.chainon.protocol.InferTensorContents;
import dev.chainon.protocol.ModelInferRequest;
import dev.chainon.protocol.ModelInferResponse;
import dev.chainon.serving.http.Refusal;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import dev.chainon.serving.tensor.Datatype;
import dev.chainon.serving.tensor.Inputs;
import dev.chainon.serving.tensor.Numbers;
import dev.chainon.serving.tensor.RawElements;
import dev.chainon.serving.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** From the messages of ModelInfer to rows, and from results to its messages. Who asks in binary form is answered in it. */
record InferMessages(ModelInferRequest request) {

    private boolean raw() {
        return request.getRawInputContentsCount() > 0;
    }

    /**
     * The rows of the model's columns.
     *
     * @throws Refusal with what is wrong and what is accepted
     */
    Inputs.Rows rows(List<String> features, int maxRows) {
        int count = request.getInputsCount();
        if (raw() && request.getRawInputContentsCount() != count) {
            throw new Refusal(
                    400,
                    "there are " + request.getRawInputContentsCount() + " raw_input_contents for " + count
                            + " inputs; each input needs one");
        }
        for (var output : request.getOutputsList()) {
            if (!output.getName().equals(OnnxModel.OUTPUT)) {
                throw new Refusal(
                        400, "there is no output '" + output.getName() + "'; the model has '" + OnnxModel.OUTPUT + "'");
            }
        }
        Inputs inputs = new Inputs(OnnxModel.INPUT, features, maxRows);
        for (int i = 0; i < count; i++) {
            inputs.add(tensor(i, inputs.limit()));
        }
        return inputs.rows();
    }

    private Tensor tensor(int index, int limit) {
        ModelInferRequest.InferInputTensor input = request.getInputs(index);
        String place = "inputs[" + index + "]";
        Datatype datatype = Datatype.of(input.getDatatype())
                .orElseThrow(() -> new Refusal(
                        400,
                        place + ".datatype '" + input.getDatatype() + "' is unknown; there are "
                                + List.of(Datatype.values())));
        List<Long> shape = input.getShapeList();
        String what = raw() ? "raw_input_contents[" + index + "]" : place + ".contents";
        Numbers numbers = new Numbers(what, datatype, Tensor.elements(shape), limit);
        if (!raw()) {
            Contents.read(input.getContents(), place, numbers);
        } else if (input.hasContents()) {
            throw new Refusal(400, place + " has contents beside raw_input_contents: send one of them");
        } else {
            RawElements.read(request.getRawInputContents(index).asReadOnlyByteBuffer(), numbers);
        }
        return new Tensor(place, input.getName(), shape, numbers);
    }

    ModelInferResponse response(ServedModel model, float[] result) {
        ModelInferResponse.InferOutputTensor.Builder output = ModelInferResponse.InferOutputTensor.newBuilder()
                .setName(OnnxModel.OUTPUT)
                .setDatatype(Datatype.FP32.name())
                .addShape(result.length)
                .addShape(1);
        ModelInferResponse.Builder response = ModelInferResponse.newBuilder()
                .setModelName(model.name())
                .setModelVersion(Integer.toString(model.version()))
                .setId(request.getId());
        if (raw()) {
            response.addRawOutputContents(bytes(result));
        } else {
            InferTensorContents.Builder contents = InferTensorContents.newBuilder();
            for (float value : result) {
                contents.addFp32Contents(value);
            }
            output.setContents(contents);
        }
        return response.addOutputs(output).build();
    }

    private static ByteString bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return UnsafeByteOperations.unsafeWrap(bytes);
    }
}
