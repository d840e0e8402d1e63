/** Quality once the outcomes are known, for each version of the model and each group that the use case names, over the last day of event time. */
package dev.chainon.monitoring.quality;
