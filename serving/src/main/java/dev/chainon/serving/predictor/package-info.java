/**
 * The predictor: reads the whole clean log into its own engine, predicts every instance, and publishes while it holds the lease.
 *
 * <p>Every replica computes every prediction, so that a standby can take over where the leader stopped; the predictions topic itself says where that was.
 */
package dev.chainon.serving.predictor;
