/** What an operator says to a retraining. */
package dev.chainon.serving.retraining;
