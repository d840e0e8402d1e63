/**
 * Designed experiments on the settings of training: a design declared in a file, run in random order, kept run by run, analysed and told on a page.
 *
 * <p>{@code design} knows which points to measure, {@code analysis} what the measures say, {@code report} draws the pages. Nothing here reads the test period.
 */
package dev.chainon.training.experiment;
