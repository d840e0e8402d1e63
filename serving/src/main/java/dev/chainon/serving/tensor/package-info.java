/** Tensors of the Open Inference Protocol v2 on their way to the rows of a model, whatever they travelled by. Refuses what would not arrive as it was sent. */
package dev.chainon.serving.tensor;
