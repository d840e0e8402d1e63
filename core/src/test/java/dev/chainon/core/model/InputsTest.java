package dev.chainon.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InputsTest {

    @Property(tries = 200, seed = "1")
    void comeBackFromTheirBytes(@ForAll float[] values) {
        Inputs inputs = Inputs.of(values);

        Inputs back = Inputs.of(inputs.bytes());

        assertThat(back).isEqualTo(inputs).hasSameHashCodeAs(inputs).hasToString(values.length + " inputs");
        assertThat(back.values()).containsExactly(values);
        assertThat(back.size()).isEqualTo(values.length);
        assertThat(back.known()).isEqualTo(values.length > 0);
    }

    @Test
    void areLittleEndian_fourBytesAValue() {
        assertThat(Inputs.of(1f, -2f).bytes()).containsExactly(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0);
        assertThat(Inputs.of(1f, -2f).value(1)).isEqualTo(-2f);
    }

    @Test
    void areEqualWhereEveryBitIs() {
        assertThat(Inputs.of(Float.NaN)).isEqualTo(Inputs.of(Float.NaN)).isNotEqualTo(Inputs.NONE);
        assertThat(Inputs.of(0f)).isNotEqualTo(Inputs.of(-0f)).isNotEqualTo("0.0");
    }

    @Test
    void keepNoArrayOfTheirs() {
        float[] given = {1};
        Inputs inputs = Inputs.of(given);
        given[0] = 2;
        inputs.values()[0] = 3;

        assertThat(inputs.values()).containsExactly(1);
    }

    @Test
    void refuseBytesThatAreNoWholeFloats() {
        assertThatThrownBy(() -> Inputs.of(new byte[6])).hasMessage("6 bytes are no whole number of 32-bit floats");
    }
}
