/** When an alert calls for a retraining, and when it is left alone. */
package dev.chainon.monitoring.retraining;
