/**
 * A challenger on trial beside the champion: as a canary it answers a share of the requests, as a shadow it computes what the champion answers and both are
 * compared. What is under way is read from the registry's release log; a challenger that fails, lags or is complained of is taken back there by the replica
 * that saw it. May import the registry, the models of this module and its HTTP answers.
 */
package dev.chainon.serving.release;
