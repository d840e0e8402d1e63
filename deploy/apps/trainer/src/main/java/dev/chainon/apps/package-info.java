/** The main class of the trainer: wiring only. */
package dev.chainon.apps;
