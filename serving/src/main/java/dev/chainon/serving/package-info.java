/**
 * Serving: a model of the registry answers on the stream and over HTTP, and a balancer stands before the replicas.
 *
 * <p>May import chips, core, registry, streams and store. Never a use case, never another stage, never Spark, never DL4J: models come as ONNX files.
 */
package dev.chainon.serving;
