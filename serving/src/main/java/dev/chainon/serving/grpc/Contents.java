package dev.chainon.serving.grpc;

import dev.chainon.protocol.InferTensorContents;
import dev.chainon.serving.http.Refusal;
import dev.chainon.serving.tensor.Numbers;
import java.nio.charset.StandardCharsets;

/** Reads the list of a tensor's elements that belongs to its datatype, and refuses elements in another list. */
final class Contents {

    private Contents() {}

    static void read(InferTensorContents contents, String place, Numbers into) {
        int found = elements(contents, into);
        if (found != all(contents)) {
            throw new Refusal(
                    400, place + ".contents has elements in a list that is not the one of " + into.datatype());
        }
    }

    /** How many elements there were. */
    private static int elements(InferTensorContents contents, Numbers into) {
        switch (into.datatype()) {
            case FP32 -> {
                for (int i = 0; i < contents.getFp32ContentsCount(); i++) {
                    into.real(contents.getFp32Contents(i));
                }
            }
            case FP64 -> contents.getFp64ContentsList().forEach(v -> into.real(v.floatValue()));
            case INT8, INT16, INT32 -> contents.getIntContentsList().forEach(into::whole);
            case INT64 -> contents.getInt64ContentsList().forEach(into::whole);
            case UINT8, UINT16, UINT32 ->
                contents.getUintContentsList().forEach(v -> into.whole(Integer.toUnsignedLong(v)));
            case UINT64 -> contents.getUint64ContentsList().forEach(into::unsigned);
            case BOOL -> contents.getBoolContentsList().forEach(into::truth);
            case BYTES ->
                contents.getBytesContentsList().forEach(v -> into.text(v.toString(StandardCharsets.ISO_8859_1)));
            case FP16 -> throw new Refusal(400, "elements of FP16 travel as raw_input_contents only");
        }
        return into.count();
    }

    private static int all(InferTensorContents contents) {
        return contents.getBoolContentsCount()
                + contents.getIntContentsCount()
                + contents.getInt64ContentsCount()
                + contents.getUintContentsCount()
                + contents.getUint64ContentsCount()
                + contents.getFp32ContentsCount()
                + contents.getFp64ContentsCount()
                + contents.getBytesContentsCount();
    }
}
