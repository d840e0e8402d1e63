/**
 * Watches what runs: projects predictions, joins them with the outcomes that come later, measures the way from the raw topic to the prediction, and
 * publishes figures. May import core, streams, store; never another stage, never a use case.
 */
package dev.chainon.monitoring;
