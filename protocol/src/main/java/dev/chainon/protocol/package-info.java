/** The messages of the Open Inference Protocol for gRPC, as protoc generates them. Imports nothing of the house; no code of ours is here. */
package dev.chainon.protocol;
