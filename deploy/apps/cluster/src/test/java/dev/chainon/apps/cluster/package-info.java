/** Training on a standalone Spark cluster of this machine's own, with faults. */
package dev.chainon.apps.cluster;
