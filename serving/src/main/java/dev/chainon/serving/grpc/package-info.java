/** The gRPC side of the Open Inference Protocol v2. Shares models, limits and refusals with the HTTP side; imports the generated messages. */
package dev.chainon.serving.grpc;
