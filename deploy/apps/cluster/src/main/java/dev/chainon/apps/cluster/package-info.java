/** A standalone Spark cluster on this machine: a master and workers as processes that end with the one that started them. */
package dev.chainon.apps.cluster;
