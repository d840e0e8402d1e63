/** Retrainings: who or what asked for one, who agreed, what it came to. */
package dev.chainon.store.retraining;
