/**
 * The domain's own API under {@code /v1}: predictions, explanations, boards and the model card, in the words of the use case. Errors are problems
 * (RFC 9457). It is driven by the port {@code UseCase} and knows no use case.
 */
package dev.chainon.serving.domain;
