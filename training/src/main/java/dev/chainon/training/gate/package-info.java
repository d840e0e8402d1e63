/**
 * The conditions under which a model becomes champion, over figures that others measured: better than the champion with significance, not worse for any group,
 * within its budgets. May import evaluation, core and registry.
 */
package dev.chainon.training.gate;
