/** Models in memory: one ONNX Runtime session each, swapped without a failed call, and the watch that follows the registry's champion. */
package dev.chainon.serving.model;
