/** The main class of the intake: wiring only. */
package dev.chainon.apps;
