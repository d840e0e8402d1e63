/**
 * Learns a network from a training set, judges it beside its control group, exports it to ONNX and hands a signed bundle to the registry.
 *
 * <p>May import chips, core and registry. Arrays of ND4J never leave this package: what it says to others is files, records and plain numbers.
 */
package dev.chainon.training;
