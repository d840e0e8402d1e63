package dev.chainon.training.trees;

/**
 * What trees say of a period.
 *
 * @param scores their probabilities, row by row
 * @param rows that they were grown on
 * @param seconds of growing
 */
public record TreeScores(float[] scores, int rows, double seconds) {}
