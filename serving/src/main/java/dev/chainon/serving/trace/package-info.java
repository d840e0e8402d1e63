/** From a prediction back to the raw bytes, the rules, the features, the model and the data it was trained on. */
package dev.chainon.serving.trace;
