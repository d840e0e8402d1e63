/** The history on a standalone Spark cluster of this machine's own. */
package dev.chainon.apps.cluster;
