/**
 * Which chip computes: the one configuration of chips, what of it is absent and why, and the counters of energy.
 *
 * <p>May import ONNX Runtime and a reader of settings; knows no stage and no data set. ND4J stays in training, which reads the same configuration.
 */
package dev.chainon.chips;
