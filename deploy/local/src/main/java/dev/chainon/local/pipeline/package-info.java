/**
 * The pipeline from a commit to users: its steps and how they are played, releases and their provenance, and what is measured of its delivery. Knows programs by
 * their command lines alone; imports from the launcher, never from a stage.
 */
package dev.chainon.local.pipeline;
