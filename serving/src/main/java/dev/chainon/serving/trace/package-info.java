/** From a prediction back to the raw bytes, what the rules of today make of them, the features, the model and the data it was trained on. */
package dev.chainon.serving.trace;
