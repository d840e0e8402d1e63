package dev.chainon.training.trees;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TreesAbsentTest {

    @Test
    void saysWhyTheLibraryDoesNotRunHere() {
        LinkageError unloaded = new ExceptionInInitializerError(new UnsatisfiedLinkError("libgomp.so.1: cannot open"));

        assertThatThrownBy(() -> BoostedTrees.present(() -> {
                    throw unloaded;
                }))
                .isInstanceOf(TreesAbsentException.class)
                .hasMessageContainingAll("does not run on this machine", "libgomp.so.1");
    }
}
