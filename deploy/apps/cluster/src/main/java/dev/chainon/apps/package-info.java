/** The main classes of the training on a cluster: wiring only. */
package dev.chainon.apps;
