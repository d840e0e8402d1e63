/**
 * The workflow: a graph of steps that is kept in the runtime database and outlives every process that works on it.
 *
 * <p>{@link dev.chainon.store.jobs.JobGraph} is the graph as data, {@link dev.chainon.store.jobs.Jobs} starts and reads runs of it,
 * {@link dev.chainon.store.jobs.JobExecutor} does the steps. db-scheduler hands a step to one worker, keeps its heart-beat, and hands it out again when the
 * worker is silent; what a step is for, and what comes after it, is in the tables of this package.
 */
package dev.chainon.store.jobs;
