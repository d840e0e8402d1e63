/** The trial of a challenger, judged by the outcomes of what it scored on the stream beside the champion. */
package dev.chainon.monitoring.trial;
