package dev.chainon.serving.model;

/**
 * A challenger beside the champion.
 *
 * @param model the challenger, owned by the slot from now on
 * @param canary whether it answers requests; else it is a shadow and answers none
 * @param percent of the requests that ask for nothing, which it answers
 * @param onChampion sees the champion's calls meanwhile
 */
public record Challenge(ServedModel model, boolean canary, int percent, Witness onChampion) {}
