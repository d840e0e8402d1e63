/** Checks of the Open Inference Protocol v2 that any server can be held to, by its address. Imports the generated messages of the protocol, and nothing of our server. */
package dev.chainon.conformance;
