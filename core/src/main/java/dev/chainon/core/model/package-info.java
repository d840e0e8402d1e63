/** What is said of a model: its predictions, its metrics, the gate it must pass. */
package dev.chainon.core.model;
