/** The main classes of the trainer: wiring only. */
package dev.chainon.apps;
