/** The HTTP side of a replica: Open Inference Protocol v2, the domain's own API, health, metrics and the description of all of them. */
package dev.chainon.serving.http;
